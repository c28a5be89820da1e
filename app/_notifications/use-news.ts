"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ofNews } from "@/components/notifications/news-queries";
import type { NewsPart } from "@/server/notifications/rules/news-parts";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { useTold } from "../use-told";

export type NewsPage = Outputs["notifications"]["mine"];
export type OneNews = NewsPage["notifications"][number];
type Asked = { limit?: number; show?: NewsPart; cursor?: string };

/** A part of the reader's news as it is now. In: what is asked for, and what the server answered to that as the page was made. */
export function useNews(asked: Asked, made: NewsPage): NewsPage {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.notifications.mine.queryOptions(asked), initialData: made });
  return data;
}

/** Marks news as read, these or all, in every tab of the reader. */
export function useMarkRead(): { these(ids: string[]): void; all(): void; isMarkingAll: boolean } {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onError = useTold();
  const onSuccess = () => queries.invalidateQueries(ofNews);
  const some = useMutation(trpc.notifications.markRead.mutationOptions({ onSuccess, onError }));
  const all = useMutation(trpc.notifications.markAllRead.mutationOptions({ onSuccess, onError }));
  return { these: (ids) => ids.length > 0 && some.mutate({ ids }), all: () => all.mutate({}), isMarkingAll: all.isPending };
}
