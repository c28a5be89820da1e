import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { limits } from "./limits";

export type App = { appId: string; key: string; secret: string };

/** The hex signature of a text by the app's secret. */
export const sign = (app: App, text: string): string => createHmac("sha256", app.secret).update(text).digest("hex");

/** Compares signatures in constant time. */
function same(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
}

/** Whether `auth` (`key:signature`) signs this connection into this channel, with this member if there is one. */
export const opensChannel = (app: App, auth: string, socketId: string, channel: string, channelData: string | undefined): boolean =>
  same(auth, `${app.key}:${sign(app, `${socketId}:${channel}${channelData === undefined ? "" : `:${channelData}`}`)}`);

/** Whether `auth` signs this connection in as the user of `userData`. */
export const opensUser = (app: App, auth: string, socketId: string, userData: string): boolean => same(auth, `${app.key}:${sign(app, `${socketId}::user::${userData}`)}`);

/** Why a REST request's signature does not count; null = it does. In: the path and query as sent, and the body's bytes. */
export function whyUnsigned(app: App, method: string, url: URL, body: Buffer): string | null {
  const query = url.searchParams;
  if (!url.pathname.startsWith(`/apps/${app.appId}/`)) return "There is no app with this id.";
  if (query.get("auth_key") !== app.key) return "The key is not this app's.";
  if (query.get("auth_version") !== "1.0") return "auth_version must be 1.0.";
  const timestamp = query.get("auth_timestamp") ?? "";
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1_000 - Number(timestamp)) > limits.requestAgeSeconds) return "The timestamp is more than ten minutes off.";
  if (body.length > 0 && query.get("body_md5") !== createHash("md5").update(body).digest("hex")) return "The body does not match its hash.";
  const signed = [...query].filter(([name]) => name !== "auth_signature").map(([name, value]) => [name.toLowerCase(), value] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return same(query.get("auth_signature") ?? "", sign(app, `${method}\n${url.pathname}\n${signed.map(([name, value]) => `${name}=${value}`).join("&")}`)) ? null : "The signature does not match.";
}
