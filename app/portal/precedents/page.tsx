import type { Metadata } from "next";
import { outcomeWords } from "@/components/disputes/case-words";
import { formatMonth } from "@/components/format";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Decided cases" };

const kinds = { claim: "Claim of a recruiter", not_allowed: "Submission that a person had not allowed", objection: "Objection of a company" } as const;

/** Cases that are over, as the platform tells of them: without names. */
export default async function PrecedentsPage() {
  const api = await serverApi();
  const { precedents } = await notFoundOr(() => api.disputes.precedents({}));
  return (
    <>
      <PageHeader title="Decided cases" answer="How cases like yours were decided, told without names by who decided them." crumbs={[{ label: "Disputes", href: "/portal/disputes" }]} />
      {precedents.length === 0 ? (
        <EmptyState title="No case has been published yet">When a case is over and its decision is of use to others, it is told here.</EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {precedents.map((one) => (
            <li key={one.key} className="flex flex-col gap-1 px-4 py-3">
              <p className="text-sm text-muted-foreground">{kinds[one.kind]} · {formatMonth(one.decidedAt)} · {one.answered ? "both sides spoke" : "the other side said nothing"} · {one.evidence === 1 ? "1 piece of evidence" : `${one.evidence} pieces of evidence`}{one.onAppeal ? " · on appeal" : ""}</p>
              <p className="text-base font-medium">{outcomeWords(one.kind, one.outcome, one.openerBasisPoints)}</p>
              <p className="reading text-base break-words whitespace-pre-line">{one.summary}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
