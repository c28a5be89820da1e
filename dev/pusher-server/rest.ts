import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Hub, MESSAGE_BYTES, same } from "./hub";

const event = z.object({ name: z.string().max(200), data: z.string(), channel: z.string().optional(), channels: z.array(z.string()).max(100).optional(), socket_id: z.string().nullish() });
const batch = z.object({ batch: z.array(event).max(10) });

/** The signed REST side: trigger, batch, and what is occupied. */
export async function answerRest(hub: Hub, app: { appId: string; key: string; secret: string }, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://x");
  const body = await read(request);
  const end = (status: number, value: unknown) => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  const refused = unsigned(app, request.method ?? "GET", url, body);
  if (refused) return end(401, { error: refused });
  const path = url.pathname.replace(`/apps/${app.appId}`, "");
  if (request.method === "POST" && (path === "/events" || path === "/batch_events")) {
    const events = path === "/events" ? [event.parse(JSON.parse(body))] : batch.parse(JSON.parse(body)).batch;
    if (events.some((one) => Buffer.byteLength(one.data) > MESSAGE_BYTES)) return end(413, { error: "An event carries at most 10 kB." });
    for (const one of events) for (const channel of one.channels ?? (one.channel ? [one.channel] : [])) hub.publish(channel, one.name, one.data, one.socket_id ?? undefined);
    return end(200, {});
  }
  if (request.method === "GET" && path === "/channels") {
    const prefix = url.searchParams.get("filter_by_prefix") ?? "";
    return end(200, { channels: Object.fromEntries([...hub.channels()].filter(([name]) => name.startsWith(prefix)).map(([name, count]) => [name, { subscription_count: count }])) });
  }
  const user = /^\/users\/([^/]+)\/terminate_connections$/.exec(path)?.[1];
  if (request.method === "POST" && user) {
    hub.terminate(decodeURIComponent(user));
    return end(200, {});
  }
  const one = /^\/channels\/([^/]+)(\/users)?$/.exec(path);
  if (request.method === "GET" && one?.[1]) {
    const name = decodeURIComponent(one[1]);
    if (one[2]) return end(200, { users: [...hub.members(name).keys()].map((id) => ({ id })) });
    const count = hub.channels().get(name) ?? 0;
    return end(200, { occupied: count > 0, subscription_count: count, user_count: hub.members(name).size });
  }
  end(404, { error: "There is nothing here." });
}

/** Why a request's signature does not count; null = it does. */
function unsigned(app: { appId: string; key: string; secret: string }, method: string, url: URL, body: string): string | null {
  if (!url.pathname.startsWith(`/apps/${app.appId}/`)) return "unknown app";
  const given = url.searchParams.get("auth_signature") ?? "";
  if (url.searchParams.get("auth_key") !== app.key) return "unknown key";
  if (Math.abs(Date.now() / 1_000 - Number(url.searchParams.get("auth_timestamp"))) > 600) return "the timestamp is more than ten minutes off";
  if (body && url.searchParams.get("body_md5") !== createHash("md5").update(body).digest("hex")) return "the body does not match its hash";
  const query = [...url.searchParams].filter(([name]) => name !== "auth_signature").map(([name, value]) => `${name.toLowerCase()}=${value}`).toSorted().join("&");
  return same(given, createHmac("sha256", app.secret).update(`${method}\n${url.pathname}\n${query}`).digest("hex")) ? null : "the signature does not match";
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
