"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { caseAnswer, casePill, caseTitle, counterpart, outcomeEffect, outcomeWords, untilDay } from "@/components/disputes/case-words";
import { formatInstant } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { CaseActs } from "./case-acts";
import { CaseEvidence, sideWord } from "./case-evidence";

type Detail = Outputs["disputes"]["detail"];

/** One case: what both sides say and bring, until when, what was decided, and what stands still. `children` are the acts of who decides. */
export function CaseView({ initial, base, children }: { initial: Detail; base: string; children?: ReactNode }) {
  const trpc = useTRPC();
  const { data: detail } = useQuery(trpc.disputes.detail.queryOptions({ disputeId: initial.dispute.id }, { initialData: initial }));
  const { dispute, now } = detail;
  return (
    <>
      <PageHeader
        title={caseTitle(dispute)}
        answer={caseAnswer(dispute, now)}
        meta={<><StatusPill {...casePill(dispute)} /><IdChip id={dispute.id} label="case id" /></>}
        crumbs={[{ label: "Disputes", href: base }]}
        actions={<><CaseActs detail={detail} />{children}</>}
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Decided detail={detail} />
          <Section title="What is said">
            <Saying who={sideWord("opener", dispute)} at={dispute.openedAt} now={now} text={detail.statement} />
            {detail.answer === null ? <p className="text-base text-muted-foreground">The other side has not answered{dispute.state === "open" ? " yet" : ""}.</p> : <Saying who={sideWord("other", dispute)} at={detail.answeredAt ?? now} now={now} text={detail.answer} />}
            {detail.appeal !== null && <Saying who={`${sideWord(detail.appeal.by, dispute)}, appealing`} at={detail.appeal.at} now={now} text={detail.appeal.reason} />}
          </Section>
          <Section title="Evidence" description="What both sides bring, and what the marketplace knows by itself, by the day of which it tells."><CaseEvidence detail={detail} /></Section>
        </div>
        <Section title="The case"><Facts detail={detail} /></Section>
      </div>
    </>
  );
}

function Saying({ who, at, now, text }: { who: string; at: string; now: string; text: string }) {
  return (
    <figure className="rounded-lg border bg-card px-4 py-3">
      <figcaption className="text-sm text-muted-foreground"><span className="font-medium text-foreground">{who}</span>, {formatInstant(at, { now })}</figcaption>
      <blockquote className="reading mt-1 text-base break-words whitespace-pre-line">{text}</blockquote>
    </figure>
  );
}

function Decided({ detail: { decisions, dispute, now } }: { detail: Detail }) {
  if (decisions.length === 0) return null;
  return (
    <Section title="Decision">
      {decisions.map((one) => (
        <div key={one.round} className="flex flex-col gap-1.5 rounded-lg border bg-card px-4 py-3">
          <p className="text-base font-medium">{one.round === 2 ? "On appeal: " : ""}{outcomeWords(dispute.kind, one.outcome, one.openerBasisPoints)}</p>
          <p className="reading text-base break-words whitespace-pre-line">{one.reason}</p>
          <p className="text-sm text-muted-foreground">{one.byDefault ? "By default" : `By ${one.decidedByName ?? "a person of the platform"}`}, {formatInstant(one.at, { now })}</p>
          {one.publishedSummary !== null && <p className="reading border-t pt-2 text-sm text-muted-foreground">Published without names: {one.publishedSummary}</p>}
        </div>
      ))}
    </Section>
  );
}

function Facts({ detail }: { detail: Detail }) {
  const { dispute, now } = detail;
  const until = (deadline: string) => `End of ${untilDay(deadline, dispute.timeZone, now)}`;
  const undecided = dispute.state === "open" || dispute.state === "answered";
  return (
    <div className="flex flex-col gap-3">
      <div className="rounded-lg border bg-card px-4 py-3">
        <KeyFacts
          facts={[
            { label: "Sides", value: counterpart(dispute) },
            ...(dispute.jobTitle === null ? [] : [{ label: "Role", value: dispute.jobTitle, detail: dispute.companyName ?? undefined }]),
            { label: "Opened", value: formatInstant(dispute.openedAt, { now }) },
            ...(dispute.state === "open" ? [{ label: "Answer", value: until(dispute.answerDueAt), detail: dispute.timeZone }] : []),
            ...(dispute.state === "open" ? [{ label: "Without an answer", value: outcomeWords(dispute.kind, detail.defaultOutcome, null) }] : []),
            ...(dispute.state === "decided" && dispute.appealDueAt !== null ? [{ label: "Appeal", value: until(dispute.appealDueAt), detail: dispute.timeZone }] : []),
            ...(detail.frozen.length > 0 ? [{ label: "Frozen", value: <span className="flex flex-col">{detail.frozen.map((one) => <Money key={one.currency} value={one} />)}</span>, detail: "of the contested share" }] : []),
            { label: "Policy", value: `v${detail.policyVersion}` },
          ]}
        />
      </div>
      {detail.isFrozen && <Callout title="Only the contested share stands still">Everybody else is paid on time. It is free again when the case is over.</Callout>}
      {!undecided && dispute.outcome !== null && dispute.outcome !== "withdrawn" && <p className="reading text-sm text-muted-foreground">{outcomeEffect(dispute.kind, dispute.outcome)}</p>}
    </div>
  );
}
