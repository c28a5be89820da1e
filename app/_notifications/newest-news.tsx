"use client";

import { createContext, use } from "react";
import type { NewsPage } from "./use-news";

const Newest = createContext<NewsPage | null>(null);

/** Hands the newest news down from an area's frame, which keeps it, to what a page shows of it. */
export const NewestNews = Newest.Provider;

/** The reader's newest news as it is now. Only within an area's frame. */
export function useNewestNews(): NewsPage {
  const news = use(Newest);
  if (news === null) throw new Error("The newest news is handed down by an area's frame.");
  return news;
}
