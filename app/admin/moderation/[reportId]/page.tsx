import type { Metadata } from "next";
import { formatInstant } from "@/components/format";
import { aboutWords, reasonWords } from "@/components/moderation/moderation-words";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { ActionLines } from "./action-lines";
import { DecideReport } from "./decide-report";
import { Evidence } from "./evidence";
import { PersonHistory } from "./person-history";

export const metadata: Metadata = { title: "Report" };

/** One case: what was reported and on what it rests, who the two are, what was decided, and what can be. */
export default async function ReportPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params;
  const api = await serverApi();
  const { report, evidence, hash, files, actions, reporter, reported, settings, daysAlone, now } = await notFoundOr(() => api.moderation.detail({ reportId: reportId.slice(0, 64) }));
  const taken = actions.filter((one) => one.state === "proposed" || (one.state === "in_force" && (one.until === null || Date.parse(one.until) > Date.parse(now)))).map((one) => one.kind);
  return (
    <>
      <PageHeader
        title={`${reasonWords[report.reason]}: ${reported.name}`}
        answer={`${aboutWords[report.about]}, reported by ${reporter.name} on ${formatInstant(report.reportedAt)}.`}
        meta={report.state === "open" ? <StatusPill status="pending" word="Open" /> : <StatusPill status="closed" word={report.state === "acted" ? "Acted on" : "Rejected"} />}
        crumbs={[{ label: "Moderation", href: "/admin/moderation" }]}
        actions={report.ownCase || report.state === "rejected" ? undefined : <DecideReport reportId={report.reportId} name={reported.name} open={report.state === "open" && !taken.includes("suspend")} taken={taken} hasMessage={report.about === "message"} bounds={{ ...settings, daysAlone }} />}
      />
      {report.ownCase && <Callout title="You are one of the two">Another admin decides this case.</Callout>}
      {report.words !== null && <Section title="In the reporter's words"><p className="reading text-base break-words whitespace-pre-line">“{report.words}”</p></Section>}
      {report.answer !== null && <Section title="Rejected"><p className="reading text-base break-words whitespace-pre-line">{report.answer} <span className="text-muted-foreground">({report.closedByName})</span></p></Section>}
      {actions.length > 0 && <Section title="Decided"><ActionLines actions={actions} now={now} mayAct={!report.ownCase} /></Section>}
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="Evidence" description={`As it stood on ${formatInstant(evidence.takenAt)}. Nothing changes it, whatever is edited or deleted later.${files.length === 0 ? "" : " Opening a file is recorded."}`}>
          <Evidence evidence={evidence} reportId={report.reportId} reportedId={reported.userId} files={report.ownCase ? [] : files} />
          <KeyFacts facts={[{ label: "SHA-256", value: <span className="font-mono text-xs break-all">{hash}</span> }, { label: "Report", value: <IdChip id={report.reportId} label="report" /> }]} />
        </Section>
        <div className="flex min-w-0 flex-col gap-7">
          <PersonHistory title="Who is reported" person={reported} now={now} />
          <PersonHistory title="Who reports" person={reporter} now={now} />
        </div>
      </div>
    </>
  );
}
