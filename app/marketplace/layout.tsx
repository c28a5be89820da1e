import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { areaLayout } from "../area-layout";
import { serverApi } from "../trpc/server";

export default async function Layout({ children }: { children: ReactNode }) {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  // Without a candidate of their own there is nothing to show; the welcome page makes one. Who is sure to be one is made one at once, and comes back to what they asked for.
  if (me && me.candidateId === null) {
    const here = (await headers()).get("x-here");
    redirect(here !== null && me.emailVerified && me.areas.length === 0 && (me.intent === "candidate" || me.intent === null) ? `/welcome/candidate?next=${encodeURIComponent(here)}` : "/welcome?kind=candidate");
  }
  // A narrower page than the others: it is read, not scanned.
  return areaLayout("marketplace", <div className="flex w-full max-w-200 flex-col gap-8">{children}</div>);
}
