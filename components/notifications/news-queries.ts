import type { Query } from "@tanstack/react-query";

/** Picks what was read of the reader's news, and nothing else of a page. Keys begin with the procedure, as a name or as a path. */
export const ofNews = {
  predicate: ({ queryKey: [head] }: Pick<Query, "queryKey">): boolean => (Array.isArray(head) ? head.join(".") : String(head)) === "notifications.mine",
};
