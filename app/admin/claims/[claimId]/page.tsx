import type { Metadata } from "next";
import { formatDate } from "@/components/format";
import { type ProtectionHolder, ProtectionLane } from "@/components/sourcing/protection-lane";
import { tierWords } from "@/components/sourcing/protection-words";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { LookOnly } from "../../_shared/look-only";
import { mayAct } from "../../_shared/may-act";
import { changeText, type ClaimDetail, lastDayOf, statePills, stateWords } from "../claim-words";
import { DecideOverride } from "../decide-override";
import { ClaimTimeline, owesText } from "./claim-timeline";
import { ProposeOverride } from "./propose-override";

export const metadata: Metadata = { title: "Claim" };

/** A lane for each holder, in the order in which they came. */
function lanesOf({ lanes }: ClaimDetail): ProtectionHolder[] {
  const holders = [...new Set(lanes.map((one) => `${one.holderName}, ${one.firmName}`))];
  return holders.map((name) => ({
    holder: "other", name,
    spans: lanes.filter((one) => `${one.holderName}, ${one.firmName}` === name).map((one) => ({ id: one.claimId, from: one.from, until: one.until, state: one.state === "protecting" ? "active" : one.state, tier: one.tier, policyVersion: null, takenOver: one.takenOver, marks: [] })),
  }));
}

/** One claim: whose the person is, why and until when, and what admins may do about it. */
export default async function ClaimPage({ params }: { params: Promise<{ claimId: string }> }) {
  const { claimId } = await params;
  const api = await serverApi();
  const [detail, act] = await Promise.all([notFoundOr(() => api.sourcing.platformClaim({ claimId })), mayAct()]);
  const { claim, overrides, now } = detail;
  const open = overrides.find((one) => one.state === "proposed");
  const protecting = claim.state === "protecting";
  return (
    <>
      <PageHeader
        title={claim.candidateName}
        answer={`${claim.holderName} of ${claim.firmName} ${protecting ? "protects" : "protected"} this person ${protecting ? "until" : "from " + formatDate(claim.from) + " to"} ${lastDayOf(claim.until)}.`}
        meta={<StatusPill status={statePills[claim.state]} word={stateWords[claim.state]} />}
        crumbs={[{ label: "Claims", href: "/admin/claims" }]}
        actions={!protecting || open ? undefined : act ? <ProposeOverride claimId={claimId} candidateName={claim.candidateName} today={now.slice(0, 10)} lastDayPossible={detail.lastDayPossible} /> : <LookOnly act="override a claim" />}
      />
      {open && (
        <Callout
          title={`${open.mine ? "You propose" : `${open.proposedByName} proposes`}: ${changeText(open)}`}
          action={act ? <div className="flex flex-wrap gap-2"><DecideOverride overrideId={open.overrideId} candidateName={claim.candidateName} what={changeText(open)} reason={open.reason} proposedByName={open.proposedByName} mine={open.mine} /></div> : undefined}
        >
          <span className="block break-words">{open.reason}</span>
          {open.mine ? "Another admin must approve it." : protecting ? "You may approve it, or turn it down." : "The claim no longer protects: turn it down."}
        </Callout>
      )}
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-7">
          <Section title="Protection over time" description="Every claim on this person, a lane for each holder.">
            <ProtectionLane name={claim.candidateName} now={now} lanes={lanesOf(detail)} />
          </Section>
          <Section title="Evidence and decisions"><ClaimTimeline detail={detail} /></Section>
        </div>
        <Section title="The claim">
          <KeyFacts
            facts={[
              { label: "Held by", value: claim.holderName, detail: claim.holderEmail },
              { label: "Person's e-mail", value: <span className="break-all">{claim.candidateEmail ?? "–"}</span> },
              { label: "Rests on", value: tierWords[claim.tier] },
              { label: "Since", value: formatDate(claim.from), ...(claim.yearFrom < claim.from ? { detail: `its year began ${formatDate(claim.yearFrom)}` } : {}) },
              { label: "Last day", value: lastDayOf(claim.until) },
              { label: "Policy", value: `Version ${claim.policyVersion}` },
              { label: "Owes a part to", value: owesText(claim.owes) },
              { label: "Submissions under it", value: claim.submissions },
              ...(claim.closeReason === null ? [] : [{ label: "Closed because", value: <span className="break-words">{claim.closeReason}</span> }]),
              { label: "Id", value: <IdChip id={claimId} /> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
