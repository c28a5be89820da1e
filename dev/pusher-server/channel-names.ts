import { limits } from "./limits";

/** Who may join: anybody, holders of a signature, holders of a signature who are then seen as members, or the one signed-in user. */
export type ChannelKind = "public" | "private" | "encrypted" | "presence" | "user";

const USER_PREFIX = "#server-to-user-";

/** What a channel's name says of it; null = no channel may be called so. */
export function channelKind(name: string): ChannelKind | null {
  if (name.length > limits.channelNameLength) return null;
  if (name.startsWith(USER_PREFIX)) return name.length > USER_PREFIX.length && isPlain(name.slice(1)) ? "user" : null;
  if (!isPlain(name)) return null;
  if (name.startsWith("presence-")) return "presence";
  if (name.startsWith("private-encrypted-")) return "encrypted";
  return name.startsWith("private-") ? "private" : "public";
}

const isPlain = (name: string): boolean => /^[A-Za-z0-9_\-=@,.;]+$/.test(name);

/** The channel on which a signed-in user's own events come. */
export const channelOfUser = (userId: string): string => `${USER_PREFIX}${userId}`;

/** Cache channels give their last event to whoever joins. */
export const isCached = (name: string): boolean => /^((private|presence)-)?cache-/.test(name) || name.startsWith("private-encrypted-cache-");
