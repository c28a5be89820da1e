import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { MyCases } from "../../_disputes/my-cases";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Disputes" };

/** The reader's own cases. */
export default async function DisputesPage() {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.mine({}));
  const waiting = initial.disputes.filter((one) => one.side === "other" && one.state === "open").length;
  return (
    <>
      <PageHeader title="Disputes" answer={waiting === 0 ? "Nothing waits for your answer." : waiting === 1 ? "One case waits for your answer." : `${waiting} cases wait for your answer.`} />
      <MyCases initial={initial} base="/company/disputes" empty="When you object to a submission and the recruiter does not agree, the case is here until it is decided." />
    </>
  );
}
