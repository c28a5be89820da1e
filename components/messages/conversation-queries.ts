import type { Query } from "@tanstack/react-query";

/** Picks what was read of conversations, and nothing else of a page: their lists, how many wait, and what was searched in them. Keys begin with the procedure, as a name or as a path. */
export const ofConversations = {
  predicate: ({ queryKey: [head] }: Pick<Query, "queryKey">): boolean => String(Array.isArray(head) ? head[0] : head).split(".")[0] === "messages",
};
