/** Names that are not one's own channel, however alike (T13). In: one's own channel's name and another person's. */
export const channelAttacks = (own: string, theirs: string): string[] => [
  theirs, `${own},${theirs}`, `${theirs},${own}`, `${own} `, ` ${own}`, `${own}\n`, `${own}\0`, `${own}/`, `${own}?`, `${own}#`, `${own}.`, `${own};`, `${own};${theirs}`, `${own}&channel_name=${theirs}`, `${own}-`, `${own}0`, own.slice(0, -1),
  own.toUpperCase(), own.replace("private", "Private"), own.replace("user", "USER"), own.replace("-", "%2D"), encodeURIComponent(`${own},`), own.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`), own.replaceAll("-", "_"), `${own}/../${theirs}`,
  own.replace("private-", "presence-"), own.replace("private-", "private-encrypted-"), own.replace("private-", "private-cache-"), own.replace("private-", "cache-"), own.replace("private-", ""), own.replace("private-user-", "#server-to-user-"), own.replace("private-user-", "private-"),
  "private-user-", "private-user-*", "private-*", "*", "", "private-org-1", `${own}@example.com`, own.replace("private", "prіvate"), own.normalize("NFD") + "\u0301", `${own}\u200b`, `\ufeff${own}`, `x${own}`, `${own}${own}`, "private-user-undefined", "private-user-null", own.replace("usr_", ""),
  "a".repeat(300), `${own}${" ".repeat(100)}`, JSON.stringify([own, theirs]), `["${theirs}"]`,
];
