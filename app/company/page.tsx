import type { Metadata } from "next";
import { ReviewDue } from "@/components/applications/review-due";
import { invoicePill } from "@/components/feedback/state-words";
import { formatDate, formatMoney, formatRelative } from "@/components/format";
import { startReached } from "@/components/placements/placement-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { News } from "../_notifications/news";
import { notFoundOr, serverApi } from "../trpc/server";
import { dueText, isOwed, owedOf, owedText } from "./invoices/invoice-words";
import { companyReader } from "./reader";
import { type WaitingItem, WaitingList } from "./waiting-list";

export const metadata: Metadata = { title: "Home" };

/** Whom the company has to answer, and what it owes. */
export default async function CompanyHome() {
  const api = await serverApi();
  const { companyName, mayHire, now, today, timeZone } = await companyReader();
  const [{ applications }, { placements }, { invoices }, { jobs }] = await notFoundOr(() =>
    Promise.all([api.applications.list({ as: "company" }), api.placements.list({ as: "company" }), api.billing.list({}), api.jobs.mine({})]),
  );
  const unanswered = applications.filter((one) => one.state === "submitted").toSorted((a, b) => (a.reviewDueAt ?? "").localeCompare(b.reviewDueAt ?? ""));
  const starts = placements.filter((one) => one.state === "awaiting_start" && !one.companyConfirmed && startReached(one.startDate, { now, timeZone }));
  const toAnswer: WaitingItem[] = [
    ...starts.map((one) => ({ key: one.id, href: `/company/placements/${one.id}`, title: `Confirm that ${one.candidateName} started`, detail: one.jobTitle, aside: <StatusPill status="needs_you" look="plain" word={`First day ${formatDate(one.startDate)}`} /> })),
    ...unanswered.map((one) => ({ key: one.id, href: `/company/submissions/${one.id}`, title: one.candidateName, detail: `For ${one.jobTitle}, from ${one.recruiterName}, ${one.firmName}`, aside: <ReviewDueWords dueAt={one.reviewDueAt} now={now} timeZone={timeZone} /> })),
    ...applications.filter((one) => one.state === "in_review").map((one) => ({ key: one.id, href: `/company/submissions/${one.id}`, title: one.candidateName, detail: `For ${one.jobTitle}, from ${one.recruiterName}, ${one.firmName}`, aside: <StatusPill status="reviewing" look="plain" /> })),
  ];
  const withOthers: WaitingItem[] = [
    ...applications.filter((one) => one.state === "offered").map((one) => ({ key: one.id, href: `/company/submissions/${one.id}`, title: one.candidateName, detail: `Has your offer for ${one.jobTitle}`, aside: <StatusPill status="offered" look="plain" /> })),
    ...placements.filter((one) => one.state === "awaiting_start" && !starts.includes(one)).map((one) => ({ key: one.id, href: `/company/placements/${one.id}`, title: one.candidateName, detail: one.companyConfirmed ? `Started as ${one.jobTitle}; the recruiter or the candidate is to confirm` : `Starts as ${one.jobTitle}`, aside: `${formatDate(one.startDate)}, ${formatRelative(`${one.startDate}T12:00:00Z`, `${today}T12:00:00Z`)}` })),
  ];
  const openRoles: WaitingItem[] = jobs.filter((job) => job.state === "open").slice(0, 6).map((job) => ({ key: job.id, href: `/company/roles/${job.id}`, title: job.title, detail: job.location, aside: job.submissions === 0 ? <span className="text-muted-foreground">No submission yet</span> : `${job.submissions} ${job.submissions === 1 ? "submission" : "submissions"}` }));
  const owed = invoices.filter(isOwed).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const toPay: WaitingItem[] = owed.map((one) => ({
    key: one.id, href: `/company/invoices/${one.id}`, title: `${one.number}, ${formatMoney(owedOf(one))}`, detail: `${one.candidateName}, ${one.jobTitle}`,
    aside: one.overdue ? <StatusPill status={invoicePill(one.state, true)} look="plain" word={capital(dueText(one, today))} /> : `${capital(dueText(one, today))}, ${formatDate(one.dueOn)}`,
  }));
  return (
    <>
      <PageHeader title={companyName} answer={homeAnswer(unanswered.length, starts.length, owed)} actions={mayHire ? <LinkButton href="/company/roles/new" variant={jobs.length === 0 ? "primary" : "secondary"}>Post a role</LinkButton> : undefined} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="Waiting for you">
            {toAnswer.length > 0 ? (
              <WaitingList label="Waiting for you" items={toAnswer} />
            ) : jobs.length === 0 ? (
              <EmptyState title="Submissions will be here, with the day by which each is to be answered" action={mayHire ? <LinkButton href="/company/roles/new" variant="primary">Post the first role</LinkButton> : undefined}>
                Recruiters see a role, its fee and its guarantee as soon as you post it.
              </EmptyState>
            ) : (
              <p className="reading text-muted-foreground">{openRoles.length > 0 ? "Nobody. New submissions come here with the day by which each is to be answered." : "Nobody: no role is open, so no recruiter can submit anyone."}</p>
            )}
          </Section>
          <Section title="What you owe" actions={owed.length > 0 ? <p className="text-sm text-muted-foreground">In all <span className="figures font-medium text-foreground">{owedText(owed)}</span></p> : undefined}>
            {toPay.length > 0 ? <WaitingList label="Invoices to pay" items={toPay} /> : <p className="reading text-muted-foreground">Nothing. An invoice comes when both sides have confirmed a start.</p>}
          </Section>
          {withOthers.length > 0 && (
            <Section title="With others">
              <WaitingList label="With others" items={withOthers} />
            </Section>
          )}
          {openRoles.length > 0 && (
            <Section title="Open to recruiters">
              <WaitingList label="Open roles" items={openRoles} />
            </Section>
          )}
        </div>
        <News area="company" empty="Submissions, answers to your offers and invoices are told here." />
      </div>
    </>
  );
}

function ReviewDueWords({ dueAt, now, timeZone }: { dueAt: string | null; now: string; timeZone: string }) {
  return (
    <>
      {dueAt !== null && dueAt >= now && <span className="text-muted-foreground">Answer </span>}
      <ReviewDue dueAt={dueAt} now={now} timeZone={timeZone} />
    </>
  );
}

function homeAnswer(unanswered: number, starts: number, owed: readonly (Parameters<typeof owedText>[0][number] & { overdue: boolean })[]): string {
  const people = unanswered === 0 ? [] : [`${unanswered} ${unanswered === 1 ? "person waits" : "people wait"} for your answer`];
  const begun = starts === 0 ? [] : [`${starts} ${starts === 1 ? "start waits" : "starts wait"} for your word`];
  const money = owed.length === 0 ? [] : [`${owedText(owed)} to pay${owed.every((one) => one.overdue) ? ", overdue" : owed.some((one) => one.overdue) ? ", some of it overdue" : ""}`];
  const all = [...people, ...begun, ...money];
  return all.length === 0 ? "Nobody waits for you, and nothing is owed." : `${capital(all.join(", "))}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
