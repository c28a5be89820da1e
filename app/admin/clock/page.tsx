import type { Metadata } from "next";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/components/format";
import { notFoundOr, serverApi } from "../../trpc/server";
import { LookOnly } from "../_shared/look-only";
import { mayAct } from "../_shared/may-act";
import { MoveClock } from "./move-clock";

export const metadata: Metadata = { title: "Clock" };

/** What time it is here, and in a demo the way to the day when something falls due. */
export default async function ClockPage() {
  const api = await serverApi();
  const [clock, act] = await Promise.all([notFoundOr(() => api.policy.clock({})), mayAct()]);
  return (
    <>
      <PageHeader title="Clock" answer={clock.movable ? "Every date here follows this clock, and no other." : `It is ${formatInstant(clock.now)}, the real time.`} actions={clock.movable && !act ? <LookOnly act="move the clock" /> : undefined} />
      {clock.movable ? <MoveClock initial={clock} mayMove={act} /> : <Callout title="This marketplace keeps real time">Only a demo or a test has a clock to move. Here every date comes on its own day.</Callout>}
    </>
  );
}
