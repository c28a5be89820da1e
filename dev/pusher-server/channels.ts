import { isCached } from "./channel-names";
import type { Connection } from "./connection";
import { frame } from "./frames";
import { limits } from "./limits";

export type Member = { user_id: string; user_info?: unknown };

/** What happens in the channels, for webhooks. */
export type ChannelNews =
  | { name: "channel_occupied" | "channel_vacated"; channel: string }
  | { name: "member_added" | "member_removed"; channel: string; user_id: string }
  | { name: "client_event"; channel: string; event: string; data: string; socket_id: string; user_id?: string };

type Channel = { subscribers: Map<Connection, Member | null>; members: Map<string, { info: unknown; connections: number }> };

export type Channels = ReturnType<typeof createChannels>;

/** The occupied channels with their subscribers and members. In: who hears of what happens in them. */
export function createChannels(told: (news: ChannelNews) => void) {
  const channels = new Map<string, Channel>();
  /** Last events of cache channels; they outlive the channel's last subscriber. */
  const cached = new Map<string, { text: string; at: number }>();

  function publish(name: string, text: string, exceptSocketId?: string): void {
    for (const connection of channels.get(name)?.subscribers.keys() ?? []) if (connection.id !== exceptSocketId) connection.send(text);
  }

  /** Keeps the server's last event of a cache channel for those who come later. */
  function keep(name: string, text: string): void {
    if (!isCached(name)) return;
    cached.delete(name);
    cached.set(name, { text, at: performance.now() });
    const [oldest] = cached.keys();
    if (cached.size > limits.cachedEvents && oldest !== undefined) cached.delete(oldest);
  }

  /** Gives a newcomer to a cache channel its last event, or says that there is none. */
  function sendCached(connection: Connection, name: string): void {
    if (!isCached(name)) return;
    const last = cached.get(name);
    if (last && performance.now() - last.at < limits.cacheMs) return connection.send(last.text);
    cached.delete(name);
    connection.send(frame("pusher:cache_miss", "", { channel: name }));
  }

  function addMember(name: string, channel: Channel, member: Member): void {
    const known = channel.members.get(member.user_id);
    channel.members.set(member.user_id, { info: member.user_info, connections: (known?.connections ?? 0) + 1 });
    if (known) return;
    const text = frame("pusher_internal:member_added", member, { channel: name });
    for (const one of channel.subscribers.keys()) one.send(text);
    told({ name: "member_added", channel: name, user_id: member.user_id });
  }

  function removeMember(name: string, channel: Channel, member: Member): void {
    const known = channel.members.get(member.user_id);
    if (known && known.connections > 1) return void (known.connections -= 1);
    channel.members.delete(member.user_id);
    const text = frame("pusher_internal:member_removed", { user_id: member.user_id }, { channel: name });
    for (const one of channel.subscribers.keys()) one.send(text);
    told({ name: "member_removed", channel: name, user_id: member.user_id });
  }

  const membersOf = (name: string): ReadonlyMap<string, { info: unknown }> => channels.get(name)?.members ?? new Map<string, never>();

  return {
    publish,
    keep,
    membersOf,
    has: (name: string): boolean => channels.has(name),
    names: (): string[] => [...channels.keys()],
    subscriptionCount: (name: string): number => channels.get(name)?.subscribers.size ?? 0,
    memberOf: (connection: Connection, name: string): Member | null => channels.get(name)?.subscribers.get(connection) ?? null,
    /** Whether one more person fits into a presence channel. */
    fits: (name: string, member: Member): boolean => membersOf(name).has(member.user_id) || membersOf(name).size < limits.membersPerChannel,
    join(connection: Connection, name: string, member: Member | null): void {
      const known = channels.get(name);
      const channel = known ?? { subscribers: new Map<Connection, Member | null>(), members: new Map() };
      channels.set(name, channel);
      if (!known) told({ name: "channel_occupied", channel: name });
      // The others are told of a new member before it is among those who are told.
      if (member) addMember(name, channel, member);
      channel.subscribers.set(connection, member);
      connection.channels.add(name);
      const present = member ? { presence: { count: channel.members.size, ids: [...channel.members.keys()], hash: Object.fromEntries([...channel.members].map(([id, { info }]) => [id, info ?? null])) } } : {};
      connection.send(frame("pusher_internal:subscription_succeeded", present, { channel: name }));
      sendCached(connection, name);
    },
    leave(connection: Connection, name: string): void {
      const channel = channels.get(name);
      const member = channel?.subscribers.get(connection);
      if (!channel?.subscribers.delete(connection)) return;
      connection.channels.delete(name);
      if (member) removeMember(name, channel, member);
      if (channel.subscribers.size > 0) return;
      channels.delete(name);
      told({ name: "channel_vacated", channel: name });
    },
    told,
  };
}
