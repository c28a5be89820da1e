import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseView } from "../../../_disputes/case-view";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Dispute" };

/** One of the reader's cases. */
export default async function DisputePage({ params }: { params: Promise<{ disputeId: string }> }) {
  const { disputeId } = await params;
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.detail({ disputeId }));
  if (initial.dispute.side === "admin") notFound();
  return <CaseView initial={initial} base="/company/disputes" />;
}
