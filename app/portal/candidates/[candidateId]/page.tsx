import type { Metadata } from "next";
import { pillOf } from "@/components/feedback/state-words";
import { redirect } from "next/navigation";
import { formatDate, formatInstant } from "@/components/format";
import { claimFactWord, daysUntil, evidenceWord, tierWords } from "@/components/sourcing/protection-words";
import { ProtectionLane } from "@/components/sourcing/protection-lane";
import { ProtectionRing } from "@/components/sourcing/protection-ring";
import { AppLink } from "@/components/ui/app-link";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Outputs } from "../../../trpc/outputs";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { StandingWith } from "../../../_connections/standing-with";
import { ContestClaim } from "../../../_disputes/contest-claim";
import { AddEvidence } from "./add-evidence";
import { AlsoWrittenDown } from "./also-written-down";
import { AskForRight } from "./ask-for-right";
import { Contacts } from "./contacts";
import { JoinedRecords } from "./joined-records";
import { OfferClaim, OfferedClaim } from "./offer-claim";
import { ReleaseAsked } from "./release-asked";
import { ReleaseClaim } from "./release-claim";
import { Rights } from "./rights";
import { WhatExtends } from "./what-extends";

export const metadata: Metadata = { title: "Candidate" };

type Detail = Outputs["sourcing"]["candidate"];
const dayMs = 86_400_000;
const shifted = (instant: string, days: number) => new Date(Date.parse(instant) + days * dayMs).toISOString();

export default async function CandidatePage({ params }: { params: Promise<{ candidateId: string }> }) {
  const { candidateId } = await params;
  const api = await serverApi();
  const detail = await notFoundOr(() => api.sourcing.candidate({ candidateId }));
  // Two records of one person were merged: the other's address leads here.
  if (detail.candidate.candidateId !== candidateId) redirect(`/portal/candidates/${detail.candidate.candidateId}`);
  const { candidate, rtrs, applications, claims, history, evidence, now } = detail;
  const { protection } = candidate;
  const person = { candidateId, fullName: candidate.fullName, email: candidate.email ?? "", phone: candidate.phone ?? "", linkedin: candidate.linkedin ?? "" };
  const held = protection.state === "mine" && protection.claimId !== null && protection.until !== null ? { claimId: protection.claimId, candidateName: candidate.fullName, until: protection.until } : null;
  const decisive = decisiveOf(evidence);
  const mayNot = protection.state === "other" && rightsInForce(detail).length === 0;
  const colleague = detail.lanes.find((one) => one.holder === "colleague" && one.spans.some((span) => span.state === "active" && span.from !== null && span.from <= now));
  const { settings } = await api.policy.inForce({});
  const waiting = claims.find((one) => one.state === "active" && one.from > now);
  const about = [candidate.headline, candidate.currentEmployer, candidate.location].filter((text) => text !== null).join(" · ");
  return (
    <>
      <PageHeader
        title={candidate.fullName}
        answer={about || undefined}
        crumbs={[{ label: "Candidates", href: "/portal/candidates" }]}
        actions={
          <>
            <AskForRight person={person} now={now} primary={mayNot && !rtrs.some((one) => one.state === "requested")} />
            <LinkButton variant={mayNot ? "secondary" : "primary"} href={`/portal/submissions/new?candidate=${candidateId}`}>Submit to a role</LinkButton>
          </>
        }
      />
      <AlsoWrittenDown candidateId={candidateId} fullName={candidate.fullName} />
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-7">
          <Section title="Whose they are" actions={held !== null ? <>{detail.offered === null && <OfferClaim {...held} />}<ReleaseClaim {...held} /></> : protection.state === "other" ? <ContestClaim on={{ candidateId, candidateName: candidate.fullName }} today={now.slice(0, 10)} /> : undefined}>
            {detail.releaseAsked !== null && protection.state === "mine" && protection.claimId !== null && <ReleaseAsked claimId={protection.claimId} candidateName={candidate.fullName} asked={detail.releaseAsked} />}
            {detail.offered !== null && held !== null && <OfferedClaim offered={detail.offered} candidateName={candidate.fullName} />}
            <div className="flex flex-col gap-4 rounded-lg border bg-card p-4">
              {protection.until === null ? (
                <p className="text-base font-medium">Nobody protects this person now</p>
              ) : (
                <ProtectionRing
                  size="lg"
                  state="active"
                  holder={protection.state === "mine" ? "mine" : "other"}
                  daysLeft={daysUntil(protection.until, now)}
                  daysTotal={protection.from === null ? null : daysUntil(protection.until, protection.from)}
                  until={protection.until}
                  {...(protection.tier !== null && decisive ? { basis: `${tierWords[protection.tier]}: ${decisive.days} days from ${formatDate(decisive.at)} · policy v${protection.policyVersion}` } : {})}
                />
              )}
              {colleague !== undefined && <p className="text-base font-medium">{colleague.name}, of your firm, protects them.</p>}
              <p className="reading text-base">{whatYouMayDo(detail)}</p>
              {waiting && <p className="reading text-base">Your own protection waits: it runs from {formatDate(waiting.from)} to {formatDate(waiting.until)}, or sooner if the present one is given up.</p>}
            </div>
          </Section>
          <Section title="Right to represent" description="A signed right lets you submit them at that company whoever found them first.">
            <Rights rtrs={rtrs} candidateId={candidateId} candidateName={candidate.fullName} today={now.slice(0, 10)} />
          </Section>
          <Section title="Submissions">
            {applications.length === 0 ? (
              <p className="text-base text-muted-foreground">You have not submitted them yet. <TextLink href={`/portal/submissions/new?candidate=${candidateId}`}>Choose a role</TextLink></p>
            ) : (
              <ul className="divide-y rounded-lg border bg-card">
                {applications.map((one) => (
                  <li key={one.id} className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
                    <div className="min-w-0 flex-1 basis-60">
                      <AppLink href={`/portal/submissions/${one.id}`} className="text-base font-medium break-words after:absolute after:inset-0 after:content-['']">{one.jobTitle}</AppLink>
                      <p className="text-sm text-muted-foreground">{one.companyName}, {formatDate(one.submittedAt)}</p>
                    </div>
                    <StatusPill status={pillOf(one.state)} look="plain" />
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div className="flex flex-col gap-7">
          <Section title="Connection" description="Connected, you can write to each other."><StandingWith asked={{ candidateId }} name={candidate.fullName} initial={await api.connections.with({ candidateId })} /></Section>
          <Section title="How to reach them">
            <KeyFacts
              facts={[
                { label: "E-mail", value: candidate.email === null ? "–" : <a className="break-all underline decoration-faint underline-offset-3 hover:decoration-current" href={`mailto:${candidate.email}`}>{candidate.email}</a> },
                { label: "Phone", value: candidate.phone ?? "–" },
                { label: "LinkedIn", value: candidate.linkedin === null ? "–" : <span className="break-all">{candidate.linkedin}</span> },
                { label: "Added", value: formatDate(candidate.addedAt) },
                { label: "Id", value: <IdChip id={candidateId} /> },
              ]}
            />
          </Section>
          {detail.joined.length > 0 && <JoinedRecords joined={detail.joined} />}
          {candidate.note !== null && <Section title="Your note"><p className="text-base break-words whitespace-pre-line">{candidate.note}</p></Section>}
        </div>
      </div>
      {detail.lanes.length > 0 && (
        <Section title="Protection over time">
          <ProtectionLane name={candidate.fullName} lanes={detail.lanes} now={now} />
          <WhatExtends policy={settings.protection} mine={protection.state === "mine"} />
        </Section>
      )}
      {evidence.length > 0 && (
        <Section title="Evidence" description="Why your protection lasts as long as it does. Each piece is sealed by its hash.">
          <TableFrame label="Pieces of evidence">
            <Table>
              <TableHead>
                <tr><TableHeader>What happened</TableHeader><TableHeader numeric>Gives</TableHeader><TableHeader>On</TableHeader><TableHeader className="max-sm:hidden">Hash</TableHeader></tr>
              </TableHead>
              <TableBody>
                {evidence.map((one) => (
                  <TableRow key={one.hash}>
                    <TableCell>{evidenceWord(one.kind, one.yours)}</TableCell>
                    <TableCell numeric>{one.days} days</TableCell>
                    <TableCell className="whitespace-nowrap"><span className="sm:hidden">{formatDate(one.at)}</span><span className="max-sm:hidden">{formatInstant(one.at)}</span></TableCell>
                    <TableCell className="max-sm:hidden"><IdChip id={one.hash} label="hash" /></TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableFrame>
        </Section>
      )}
      {(held !== null || detail.contacts.length > 0) && (
        <Section
          title="Contact"
          description="Contact elsewhere that you write down. The person says whether it took place."
          actions={held === null ? undefined : <AddEvidence claimId={held.claimId} candidateName={candidate.fullName} today={now.slice(0, 10)} knownSince={detail.knownSince} />}
        >
          {detail.contacts.length === 0 ? <p className="text-base text-muted-foreground">You have written nothing down yet.</p> : <Contacts contacts={detail.contacts} />}
        </Section>
      )}
      {history.length > 0 && (
        <Section title="History">
          <ol className="flex flex-col gap-2 text-base">
            {history.map((one) => (
              <li key={`${one.at}${one.fact}`} className="grid gap-x-4 sm:grid-cols-[7rem_1fr]">
                <span className="figures text-muted-foreground">{formatDate(one.at)}</span>
                <span>Your {claimFactWord(one.fact)}{one.fact === "released" ? `: ${one.reason}` : `, until ${formatDate(one.until)}`}</span>
              </li>
            ))}
          </ol>
          {claims.length > 1 && <p className="text-sm text-muted-foreground">You have protected this person {claims.length} times.</p>}
        </Section>
      )}
    </>
  );
}

const rightsInForce = ({ rtrs, now }: Pick<Detail, "rtrs" | "now">) => rtrs.filter((one) => one.state === "signed" && one.endsOn >= now.slice(0, 10));

/** The piece of evidence that reaches furthest: it gives the protection its end. */
const decisiveOf = (evidence: Detail["evidence"]) => evidence.toSorted((a, b) => shifted(b.at, b.days).localeCompare(shifted(a.at, a.days)))[0];

/** What the reader may do with this person, in the words of the rule that says so. */
function whatYouMayDo({ candidate, rtrs, now }: Detail): string {
  const signed = rightsInForce({ rtrs, now });
  const where = [...new Set(signed.map((one) => one.companyName))].join(", ");
  if (candidate.protection.state === "mine") return "You may submit them to any open role. If they are hired, through you or through another recruiter, the sourcer's share is yours.";
  if (candidate.protection.state === "free") return "You may submit them to any open role; the first submission protects them for you.";
  if (signed.length > 0) return `You may submit them at ${where}, by their signed right to represent. Whoever found them first shares the fee.`;
  const asked = [...new Set(rtrs.filter((one) => one.state === "requested").map((one) => one.companyName))].join(", ");
  if (asked !== "") return `You may submit them at ${asked} once they have signed: your request waits for their answer. Whoever found them first shares the fee.`;
  return "You may submit them only with their signed right to represent. Ask for it; whoever found them first shares the fee.";
}
