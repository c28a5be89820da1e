/** What the bell and an area's home show, at most; the rest has a page. */
export const newest = { limit: 10 } as const;
