/** A count in a small badge. */
export const badge = (count: number): string => (count > 99 ? "99+" : String(count));

/** A page's title with how much is unread before it; without a count when nothing is. In: the title as it is, with or without one. */
export const titleWith = (title: string, unread: number): string => `${unread > 0 ? `(${badge(unread)}) ` : ""}${title.replace(/^\(\d+\+?\) /, "")}`;
