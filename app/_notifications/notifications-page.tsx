import type { ReactNode } from "react";
import type { Area } from "@/components/shell/nav";
import { placeIn } from "../place-in";
import { notFoundOr, serverApi } from "../trpc/server";
import { AllNews } from "./all-news";
import { loadNewsParams } from "./search-params";

/** All of the reader's news, in an area; the address says which part of it. */
export async function notificationsPage(area: Area, searchParams: Promise<Record<string, string | string[]>>): Promise<ReactNode> {
  const { show, from } = await loadNewsParams(searchParams);
  const cursor = placeIn(from);
  const asked = { show, ...(cursor === undefined ? {} : { cursor }) };
  const api = await serverApi();
  const made = await notFoundOr(() => api.notifications.mine(asked));
  return <AllNews key={JSON.stringify(asked)} area={area} asked={asked} made={made} />;
}
