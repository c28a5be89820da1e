import type { Metadata } from "next";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate, formatInstant, formatMoney } from "@/components/format";
import { tierWords } from "@/components/sourcing/protection-words";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { mergePills } from "../merge-words";
import { DecideMerge, UndoMerge } from "./decide-merge";

export const metadata: Metadata = { title: "Merge" };

type Stakes = Outputs["sourcing"]["merge"];
type Claim = Stakes["claims"][number];

/** One merge: both records, what is at stake, and the decision. */
export default async function MergePage({ params }: { params: Promise<{ mergeId: string }> }) {
  const { mergeId } = await params;
  const api = await serverApi();
  const stakes = await notFoundOr(() => api.sourcing.merge({ mergeId }));
  const names = stakes.records.map((one) => one.fullName).join(" and ");
  return (
    <>
      <PageHeader
        title={`${names}: one person?`}
        answer={`${stakes.proposedBy} said so on ${formatInstant(stakes.proposedAt, { now: stakes.now })}: “${stakes.reason}”`}
        crumbs={[{ label: "Merges", href: "/admin/merges" }]}
        actions={stakes.state === "proposed" ? <DecideMerge mergeId={mergeId} names={names} /> : stakes.state === "merged" ? <UndoMerge mergeId={mergeId} names={names} moved={stakes.moved} /> : undefined}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StatusPill {...mergePills[stakes.state]} />
        {stakes.answer !== null && <p className="text-base">“{stakes.answer}”</p>}
        {stakes.undoReason !== null && <p className="text-base">Undone: “{stakes.undoReason}”</p>}
        {stakes.state === "merged" && <p className="text-base text-muted-foreground">{stakes.moved === 1 ? "One row" : `${stakes.moved} rows`} moved, written down one by one.</p>}
      </div>
      <Section title="The two records">
        <div className="grid gap-4 sm:grid-cols-2">{stakes.records.map((one) => <RecordCard key={one.candidateId} record={one} />)}</div>
      </Section>
      <Section title="Claims" description="The first to bring the person protects; a later claim waits and ends on its own day. What was submitted keeps its shares.">
        {stakes.claims.length === 0 ? <Nothing>Nobody has ever protected either.</Nothing> : <ul className="divide-y rounded-lg border bg-card">{stakes.claims.map((one) => <ClaimRow key={one.id} claim={one} now={stakes.now} />)}</ul>}
      </Section>
      <div className="grid items-start gap-7 lg:grid-cols-2">
        <Section title="Rights to represent">
          {stakes.rights.length === 0 ? <Nothing>None is open or signed.</Nothing> : (
            <ul className="divide-y rounded-lg border bg-card">{stakes.rights.map((one) => <Line key={`${one.recruiter}${one.companyName}${one.onStanding}`} title={`${one.recruiter} at ${one.companyName}`} detail={`${where(one.onStanding)}, until ${formatDate(one.endsOn)}`} state={one.state} />)}</ul>
          )}
        </Section>
        <Section title="Submissions and hires">
          {stakes.submissions.length === 0 ? <Nothing>None.</Nothing> : (
            <ul className="divide-y rounded-lg border bg-card">{stakes.submissions.map((one) => <Line key={one.applicationId} title={`${one.jobTitle} at ${one.companyName}`} detail={`${where(one.onStanding)}, by ${one.recruiter}, ${formatDate(one.submittedAt)}${one.fee === null ? "" : `, fee ${formatMoney(one.fee)}`}`} state={one.state} />)}</ul>
          )}
        </Section>
      </div>
    </>
  );
}

const where = (onStanding: boolean) => (onStanding ? "First record" : "Second record");
const Nothing = ({ children }: { children: string }) => <p className="text-base text-muted-foreground">{children}</p>;

function RecordCard({ record }: { record: Stakes["records"][number] }) {
  const about = [record.headline, record.currentEmployer, record.location].filter((text) => text !== null).join(" · ");
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-lg border bg-card p-4">
      <div>
        <p className="text-sm text-muted-foreground">{where(record.stays)}{record.stays ? ", stays" : ", is joined to the other"}</p>
        <h3 className="text-base font-medium break-words">{record.fullName}</h3>
        {about !== "" && <p className="text-sm break-words text-muted-foreground">{about}</p>}
      </div>
      <KeyFacts
        facts={[
          { label: "Contacts", value: record.keys.length === 0 ? "–" : <span className="break-all">{record.keys.map((key) => key.asGiven).join(", ")}</span> },
          { label: "Known to", value: record.knownTo.length === 0 ? "–" : record.knownTo.join(", ") },
          { label: "Signed in", value: record.signedIn ? "Yes" : "No" },
          { label: "Since", value: formatDate(record.createdAt) },
          { label: "Id", value: <IdChip id={record.candidateId} /> },
        ]}
      />
    </div>
  );
}

function ClaimRow({ claim, now }: { claim: Claim; now: string }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-base font-medium break-words">{claim.holder}, {claim.firmName}</p>
        <p className="text-sm text-muted-foreground">{where(claim.onStanding)}, {formatDate(claim.from)} to {formatDate(claim.until)}, {tierWords[claim.tier]}</p>
        {claim.outcome !== null && <p className="text-sm">{afterwards(claim, now)}</p>}
      </div>
      <StatusPill status={claim.state === "active" && claim.until <= now ? "expired" : claim.state} look="plain" />
    </li>
  );
}

/** What a merge now would make of a claim. */
function afterwards({ outcome, until, goesOnFrom, goesOnUntil }: Claim, now: string): string {
  if (outcome === "ends" || outcome === "rests") return "Afterwards: over, since whoever was first protects at least as long.";
  const end = formatDate(goesOnUntil ?? until);
  return goesOnFrom !== null && goesOnFrom > now ? `Afterwards: waits until ${formatDate(goesOnFrom)}, then runs until ${end}.` : `Afterwards: runs until ${end}, as before.`;
}

function Line({ title, detail, state }: { title: string; detail: string; state: string }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-base font-medium break-words">{title}</p>
        <p className="text-sm break-words text-muted-foreground">{detail}</p>
      </div>
      <StatusPill status={pillOf(state)} look="plain" />
    </li>
  );
}
