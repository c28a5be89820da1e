import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { notFoundOr, serverApi } from "../../trpc/server";
import { MergeRows } from "./merge-rows";
import { answeredAddress, loadMergeParams, placeOf, placeText } from "./search-params";

export const metadata: Metadata = { title: "Merges" };

/** Two records that recruiters found to be one person: what waits for a decision, and what was decided. */
export default async function MergesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { before } = await loadMergeParams(searchParams);
  const place = placeOf(before);
  const api = await serverApi();
  const open = await notFoundOr(() => api.sourcing.merges({ show: "open" }));
  const answered = await notFoundOr(() => api.sourcing.merges({ show: "answered", ...(place ? { before: place } : {}) }));
  return (
    <>
      <PageHeader title="Merges" answer={open.waiting === 0 ? "No proposal waits for you." : open.waiting === 1 ? "One proposal waits for a decision." : `${open.waiting} proposals wait for a decision.`} />
      {open.merges.length > 0 && <Section title="Waiting"><MergeRows merges={open.merges} now={open.now} /></Section>}
      <Section title="Decided" description="A merge can be undone here, with a reason.">
        {answered.merges.length === 0 ? <EmptyState title="Nothing was decided yet">Recruiters propose a merge where they find two records of one person.</EmptyState> : <MergeRows merges={answered.merges} now={answered.now} />}
        {answered.next !== null && <p><TextLink href={answeredAddress({ before: placeText(answered.next) })}>Earlier ones</TextLink></p>}
      </Section>
    </>
  );
}
