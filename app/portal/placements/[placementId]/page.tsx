import type { Metadata } from "next";
import { PlacementFigures, PlacementSnapshot } from "@/components/placements/placement-facts";
import { PlacementTimeline } from "@/components/placements/placement-timeline";
import { placementAnswer, placementPill, startReached } from "@/components/placements/placement-words";
import { StartConfirmations } from "@/components/placements/start-confirmations";
import { MoneyRows, MoneyTotals } from "@/components/payouts/money-rows";
import { SplitPreview } from "@/components/splits/split-preview";
import { IdChip } from "@/components/ui/id-chip";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { ConfirmStart } from "../../../_placements/confirm-start";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Placement" };

/** Who gets what of one hire, when, and what it waits for. */
export default async function PlacementPage({ params }: { params: Promise<{ placementId: string }> }) {
  const { placementId } = await params;
  const api = await serverApi();
  const { placement, side, mayConfirm, split, terms, policyVersion, timeZone, feeBase, sourcedAsOf, timeline, now } = await notFoundOr(() => api.placements.detail({ placementId }));
  const money = await notFoundOr(() => api.payouts.placementMoney({ placementId }));
  const moment = { now, timeZone };
  const mine = money.rows.filter((row) => row.mine);
  const others = money.rows.filter((row) => !row.mine);
  const waitsForStart = placement.state === "awaiting_start";
  return (
    <>
      <PageHeader
        title={placement.candidateName}
        answer={`${placement.jobTitle} at ${placement.companyName}. ${placementAnswer(placement, side, mayConfirm, moment, money.rows)}`}
        meta={<><StatusPill {...placementPill(placement, moment)} /><IdChip id={placement.id} label="placement id" /></>}
        crumbs={[{ label: "Placements", href: "/portal/placements" }]}
        actions={mayConfirm && startReached(placement.startDate, moment) ? <ConfirmStart placementId={placement.id} candidateName={placement.candidateName} companyName={placement.companyName} startDate={placement.startDate} /> : undefined}
      />
      <PlacementFigures fee={placement.fee} myShare={placement.myShare} startDate={placement.startDate} guaranteeDays={terms.guaranteeDays} guaranteeEndsAt={placement.guaranteeEndsAt} invoiceState={placement.invoiceState} timeZone={timeZone} />
      {waitsForStart && (
        <Section title="Whose word the start needs">
          <StartConfirmations placement={placement} />
        </Section>
      )}
      <Section title="Where the money is" description="Each amount moves on its date, once everything it waits for is there.">
        {money.totals.map((total) => <MoneyTotals key={total.currency} total={total} rows={money.rows} now={now} look="placement" />)}
        {mine.length > 0 && <MoneyRows rows={mine} all={money.rows} now={now} of="placement" />}
        {others.length > 0 && (
          <>
            {mine.length > 0 && <h3 className="mt-2 text-base font-semibold">The others' shares</h3>}
            <MoneyRows rows={others} all={money.rows} now={now} of="placement" />
          </>
        )}
        {mine.some((row) => row.waits.some((wait) => wait.code === "payee_onboarding")) && (
          <p>Your payout set-up is not finished. <TextLink href="/portal/settings">Finish it</TextLink>, and nothing of yours waits for it any more.</p>
        )}
      </Section>
      {split && (
        <Section title="How the fee is split">
          <SplitPreview split={split} />
        </Section>
      )}
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
