/** What a webhook says of one user's channel. */
export type ChannelChange = { userId: string; online: boolean };

/** What is true of each user after all changes, in the order in which they happened: the last one counts. */
export function lastChanges(changes: readonly ChannelChange[]): { online: string[]; offline: string[] } {
  const last = new Map(changes.map(({ userId, online }) => [userId, online]));
  const those = (online: boolean) => [...last].filter(([, is]) => is === online).map(([userId]) => userId);
  return { online: those(true), offline: those(false) };
}
