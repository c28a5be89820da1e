import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { Availability } from "./availability";
import { Blocks } from "./blocks";
import { HiddenEmployers } from "./hidden-employers";

export const metadata: Metadata = { title: "Privacy" };

/** Who may reach the reader at all: whether anybody may, whom they have blocked, and from which companies they hide. */
export default async function PrivacyPage() {
  const api = await serverApi();
  const [blocks, hidden] = await Promise.all([notFoundOr(() => api.sourcing.myBlocks({})), notFoundOr(() => api.candidates.hiddenEmployers({}))]);
  return (
    <>
      <PageHeader title="Privacy" answer={blocks.unavailableSince === null ? "Recruiters may ask you, except those whom you block, and never for a company from which you hide." : "You are not available: nobody may bring, ask or present you."} />
      <Availability initial={blocks} />
      <HiddenEmployers initial={hidden} />
      <Blocks initial={blocks} />
    </>
  );
}
