import type { Metadata } from "next";
import { CaseList } from "@/components/disputes/case-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Disputes" };

/** Every case: those that wait for a decision, those that wait for a side, those that are over. */
export default async function DisputesPage() {
  const api = await serverApi();
  const { disputes, now } = await notFoundOr(() => api.disputes.queue({}));
  const toDecide = disputes.filter((one) => one.state === "answered" || one.state === "appealed");
  const waiting = disputes.filter((one) => one.state === "open" || one.state === "decided");
  const over = disputes.filter((one) => one.state === "closed" || one.state === "withdrawn");
  const list = (cases: typeof disputes) => <CaseList cases={cases} base="/admin/disputes" now={now} />;
  return (
    <>
      <PageHeader title="Disputes" answer={toDecide.length === 0 ? "No case waits for a decision." : toDecide.length === 1 ? "One case waits for a decision." : `${toDecide.length} cases wait for a decision.`} />
      {disputes.length === 0 && <EmptyState title="No case has been opened yet">When a claim or a submission is contested, its case is here, with both sides' evidence.</EmptyState>}
      {toDecide.length > 0 && <Section title="To decide">{list(toDecide)}</Section>}
      {waiting.length > 0 && <Section title="Waiting for the sides" description="An answer or an appeal may still come; what comes of silence applies by itself.">{list(waiting)}</Section>}
      {over.length > 0 && <Section title="Over">{list(over)}</Section>}
    </>
  );
}
