/** The parts in which somebody's news is shown: all of it, what is unread, what is of connections, or what is of money. */
export const newsParts = ["all", "unread", "connections", "money"] as const;
export type NewsPart = (typeof newsParts)[number];
