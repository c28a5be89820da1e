import type { ReactNode } from "react";
import type { Area } from "@/components/shell/nav";
import { notFoundOr, serverApi } from "../trpc/server";
import { AllNews } from "./all-news";
import { loadNewsParams, placeIn } from "./search-params";

/** All of the reader's news, in an area; the address says which part of it. */
export async function notificationsPage(area: Area, searchParams: Promise<Record<string, string | string[]>>): Promise<ReactNode> {
  const { show, from } = await loadNewsParams(searchParams);
  const cursor = placeIn(from);
  const asked = { show: show ?? "all", ...(cursor === undefined ? {} : { cursor }) } as const;
  const api = await serverApi();
  const made = await notFoundOr(() => api.notifications.mine(asked));
  return <AllNews key={JSON.stringify(asked)} area={area} asked={asked} made={made} />;
}
