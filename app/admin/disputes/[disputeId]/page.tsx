import type { Metadata } from "next";
import { CaseView } from "../../../_disputes/case-view";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { DecideCase } from "./decide-case";

export const metadata: Metadata = { title: "Dispute" };

/** One case, with the decision to make. */
export default async function DisputePage({ params }: { params: Promise<{ disputeId: string }> }) {
  const { disputeId } = await params;
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.detail({ disputeId }));
  const { dispute, may } = initial;
  return <CaseView initial={initial} base="/admin/disputes">{may.decide && <DecideCase disputeId={disputeId} kind={dispute.kind} final={dispute.state === "appealed"} />}</CaseView>;
}
