import { z } from "zod";
import { channelKind } from "./channel-names";
import type { Hub } from "./hub";
import type { Answer } from "./rest";

const attributes = z.enum(["user_count", "subscription_count"]);
/** `user_count,subscription_count`: what a caller wants to know of a channel. */
export const infoAsked = z.string().transform((text) => text.split(",").filter((one) => one !== "")).pipe(z.array(attributes).max(2));
type Info = z.output<typeof infoAsked>;

const bad = (error: string): Answer => ({ status: 400, body: { error } });
const infoOf = (query: URLSearchParams) => infoAsked.safeParse(query.get("info") ?? "").data ?? null;

/** The facts of a channel that were asked for; only presence channels have users. */
export function channelFacts(hub: Hub, name: string, info: Info): Record<string, number> {
  return {
    ...(info.includes("user_count") && channelKind(name) === "presence" ? { user_count: hub.channels.membersOf(name).size } : {}),
    ...(info.includes("subscription_count") ? { subscription_count: hub.channels.subscriptionCount(name) } : {}),
  };
}

/** `GET channels`: those that are occupied now. */
export function channelList(hub: Hub, query: URLSearchParams): Answer {
  const prefix = query.get("filter_by_prefix") ?? "";
  const info = infoOf(query);
  if (!info) return bad("info is user_count, subscription_count or both.");
  if (info.includes("user_count") && !prefix.startsWith("presence-")) return bad("Only presence channels have users: filter by the prefix presence-.");
  return { status: 200, body: { channels: Object.fromEntries(hub.channels.names().filter((name) => name.startsWith(prefix) && !name.startsWith("#")).map((name) => [name, channelFacts(hub, name, info)])) } };
}

/** `GET channels/:name`. */
export function channelDetail(hub: Hub, name: string, query: URLSearchParams): Answer {
  const info = infoOf(query);
  const kind = channelKind(name);
  if (!info || kind === null) return bad("The channel or what is asked of it is named wrongly.");
  if (info.includes("user_count") && kind !== "presence") return bad("Only presence channels have users.");
  return { status: 200, body: { occupied: hub.channels.has(name), ...channelFacts(hub, name, info) } };
}

/** `GET channels/:name/users`. */
export function memberList(hub: Hub, name: string): Answer {
  if (channelKind(name) !== "presence") return bad("Only presence channels have users.");
  return { status: 200, body: { users: [...hub.channels.membersOf(name).keys()].map((id) => ({ id })) } };
}
