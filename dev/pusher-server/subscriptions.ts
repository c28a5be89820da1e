import { z } from "zod";
import { channelKind, channelOfUser } from "./channel-names";
import type { Channels, Member } from "./channels";
import type { Connection } from "./connection";
import { codes, errorFrame, frame, readJson, refusedFrame } from "./frames";
import { limits } from "./limits";
import { type App, opensChannel, opensUser } from "./signatures";

const asked = z.object({ channel: z.string(), auth: z.string().max(300).nullish(), channel_data: z.string().max(4_096).nullish() });
const member = z.object({ user_id: z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(limits.memberIdLength)), user_info: z.unknown().optional() });
const signIn = z.object({ auth: z.string().max(300), user_data: z.string().max(4_096) });
const user = z.looseObject({ id: z.string().min(1).max(limits.memberIdLength), user_info: z.unknown().optional() });

/** Lets a connection into a channel whose name and signature allow it; otherwise says why not. */
export function subscribe(app: App, channels: Channels, connection: Connection, raw: unknown): void {
  const read = asked.safeParse(raw);
  const kind = read.success ? channelKind(read.data.channel) : null;
  if (!read.success || kind === null) return connection.send(errorFrame(codes.unauthorized, "Invalid channel name"));
  const { channel, auth } = read.data;
  const channelData = read.data.channel_data ?? undefined;
  if (connection.channels.has(channel)) return connection.send(errorFrame(null, `Existing subscription to channel ${channel}`));
  if (kind === "public") return channels.join(connection, channel, null);
  if (kind === "user") {
    if (!connection.user || channel !== channelOfUser(connection.user.id)) return connection.send(refusedFrame(channel, "AuthError", "The connection is not signed in as this user.", 401));
    return channels.join(connection, channel, null);
  }
  if (!auth || !opensChannel(app, auth, connection.id, channel, channelData)) return connection.send(refusedFrame(channel, "AuthError", "The signature does not match.", 401));
  if (kind !== "presence") return channels.join(connection, channel, null);
  const who = memberIn(channelData, connection);
  if (!who) return connection.send(refusedFrame(channel, "AuthError", "The signed channel_data needs a user_id of at most 128 characters and a user_info of at most 1 kB.", 401));
  if (!channels.fits(channel, who)) return connection.send(refusedFrame(channel, "LimitReached", `A presence channel has at most ${limits.membersPerChannel} members.`, codes.overQuota));
  channels.join(connection, channel, who);
}

/** Whom a presence channel will show: the signed data's person, or else the signed-in user. */
function memberIn(channelData: string | undefined, connection: Connection): Member | null {
  if (channelData === undefined) return connection.user ? { user_id: connection.user.id, user_info: connection.user.user_info } : null;
  const who = member.safeParse(readJson(channelData)).data;
  return who && Buffer.byteLength(JSON.stringify(who.user_info) ?? "") <= limits.memberInfoBytes ? who : null;
}

/** Signs a connection in as a user, for good: a second user or a wrong signature closes it. */
export function signInAs(app: App, connection: Connection, raw: unknown): void {
  const read = signIn.safeParse(raw).data;
  const who = read ? user.safeParse(readJson(read.user_data)).data : undefined;
  if (!read || !who || !opensUser(app, read.auth, connection.id, read.user_data)) return connection.close(codes.unauthorized, "The connection is not authorized as this user");
  if (connection.user && connection.user.id !== who.id) return connection.close(codes.unauthorized, "The connection is signed in as another user");
  connection.user = who;
  connection.send(frame("pusher:signin_success", { user_data: read.user_data }));
}
