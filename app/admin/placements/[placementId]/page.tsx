import type { Metadata } from "next";
import { AuditEntries } from "@/components/ledger/audit-entries";
import { JournalTable } from "@/components/ledger/journal-table";
import { MoneyRows, MoneyTotals } from "@/components/payouts/money-rows";
import { PlacementFigures, PlacementSnapshot } from "@/components/placements/placement-facts";
import { PlacementTimeline } from "@/components/placements/placement-timeline";
import { placementAnswer, placementPill } from "@/components/placements/placement-words";
import { StartConfirmations } from "@/components/placements/start-confirmations";
import { SplitPreview } from "@/components/splits/split-preview";
import { EmptyState } from "@/components/ui/empty-state";
import { IdChip } from "@/components/ui/id-chip";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Tabs } from "@/components/ui/tabs";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Placement" };

/** One hire with everything the platform keeps of it: money, split, ledger and audit. */
export default async function PlacementPage({ params }: { params: Promise<{ placementId: string }> }) {
  const { placementId } = await params;
  const api = await serverApi();
  const { placement, side, split, terms, policyVersion, timeZone, feeBase, sourcedAsOf, timeline, now } = await notFoundOr(() => api.placements.detail({ placementId }));
  const [money, { journals, nextBefore: moreJournals }, { entries, nextBefore: moreEntries }] = await Promise.all([
    notFoundOr(() => api.payouts.placementMoney({ placementId })), notFoundOr(() => api.ledger.journals({ placementId })), notFoundOr(() => api.audit.list({ placementId })),
  ]);
  const moment = { now, timeZone };
  return (
    <>
      <PageHeader
        title={placement.candidateName}
        answer={`${placement.jobTitle} at ${placement.companyName}, by ${placement.recruiterName}. ${placementAnswer(placement, side, false, moment, money.rows)}`}
        meta={<><StatusPill {...placementPill(placement, moment)} /><IdChip id={placement.id} label="placement id" /></>}
        crumbs={[{ label: "Placements", href: "/admin/placements" }]}
      />
      <PlacementFigures fee={placement.fee} myShare={null} startDate={placement.startDate} guaranteeDays={terms.guaranteeDays} guaranteeEndsAt={placement.guaranteeEndsAt} invoiceState={placement.invoiceState} timeZone={timeZone} />
      {placement.state === "awaiting_start" && (
        <Section title="Whose word the start needs">
          <StartConfirmations placement={placement} />
        </Section>
      )}
      <Section title="Where the money is" description="Each amount moves on its date, once everything it waits for is there.">
        {money.totals.map((total) => <MoneyTotals key={total.currency} total={total} rows={money.rows} now={now} look="placement" />)}
        {money.rows.length === 0 ? <EmptyState title="No share is agreed yet">Once the split is locked, each payee's amounts will be here with their dates.</EmptyState> : <MoneyRows rows={money.rows} now={now} of="placement" />}
      </Section>
      {split && (
        <Section title="How the fee is split">
          <SplitPreview split={split} />
        </Section>
      )}
      <Section title="The record">
        <Tabs
          label="The record of this placement"
          tabs={[
            { value: "ledger", label: "Ledger", count: journals.length, content: journals.length === 0 ? <EmptyState title="No journal yet">The issued invoice writes the first one.</EmptyState> : <div className="flex flex-col items-start gap-3 [&>*]:w-full"><JournalTable journals={journals} />{moreJournals !== null && <LinkButton href={`/admin/ledger?placement=${placementId}`} className="w-fit!">Older journals</LinkButton>}</div> },
            { value: "audit", label: "Audit", count: entries.length, content: entries.length === 0 ? <EmptyState title="No entry yet">Every change of this placement's money will be here.</EmptyState> : <div className="flex flex-col items-start gap-3 [&>*]:w-full"><AuditEntries entries={entries} />{moreEntries !== null && <LinkButton href={`/admin/audit?placement=${placementId}`} className="w-fit!">Older entries</LinkButton>}</div> },
          ]}
        />
      </Section>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Section title="What happened">
          <PlacementTimeline events={timeline} now={now} timeZone={timeZone} />
        </Section>
        <Section title="What was agreed" description="Fixed when the offer was accepted.">
          <PlacementSnapshot terms={terms} policyVersion={policyVersion} timeZone={timeZone} fee={placement.fee} feeBase={feeBase} sourcedAsOf={sourcedAsOf} />
        </Section>
      </div>
    </>
  );
}
