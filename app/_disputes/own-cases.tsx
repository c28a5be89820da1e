import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../trpc/server";
import { CaseView } from "./case-view";
import { MyCases } from "./my-cases";

/** The page of the reader's own cases, from either side. `actions` gets the day by which evidence is dated. */
export async function OwnCases({ base, empty, actions }: { base: string; empty: string; actions?: (today: string) => ReactNode }) {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.mine({}));
  const waiting = initial.disputes.filter((one) => one.side === "other" && one.state === "open").length;
  return (
    <>
      <PageHeader title="Disputes" answer={waiting === 0 ? "Nothing waits for your answer." : waiting === 1 ? "One case waits for your answer." : `${waiting} cases wait for your answer.`} actions={actions?.(initial.now.slice(0, 10))} />
      <MyCases initial={initial} base={base} empty={empty} />
    </>
  );
}

/** The page of one of the reader's cases. The platform's people have a page of their own, on which they decide. */
export async function OwnCase({ disputeId, base }: { disputeId: string; base: string }) {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.detail({ disputeId }));
  if (initial.dispute.side === "admin") notFound();
  return <CaseView initial={initial} base={base} />;
}
