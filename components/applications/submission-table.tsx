"use client";

import { pillOf } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusPill } from "@/components/ui/status-pill";
import { ReviewDue } from "./review-due";

export type SubmissionRow = { id: string; candidateName: string; headline: string | null; jobTitle: string; companyName: string; recruiterName: string; firmName: string; state: string; submittedAt: string; reviewDueAt: string | null };

const empties = {
  company: "Submissions of recruiters will be here, those to answer first.",
  portal: "The people you submit will be here with what the companies answer.",
} as const;

export type SubmissionTableProps = { rows: readonly SubmissionRow[]; area: keyof typeof empties; /** The instant to judge by, for the company's time to answer. */ now?: string; timeZone?: string; /** The rows are all of one role, which the page names already. */ oneRole?: boolean };

/** Submissions as one side sees them. */
export function SubmissionTable({ rows, area, now, timeZone, oneRole = false }: SubmissionTableProps) {
  return (
    <DataTable
      label="List of submissions"
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/${area}/submissions/${row.id}`}
      empty={<EmptyState title="Nothing yet">{empties[area]}</EmptyState>}
      phoneDetail={(row) => (area === "portal" ? <>{row.jobTitle}, {row.companyName}{row.reviewDueAt !== null && now !== undefined && row.reviewDueAt < now && <span className="block"><ReviewDue dueAt={row.reviewDueAt} now={now} timeZone={timeZone} /></span>}</> : oneRole ? `${row.recruiterName}, ${row.firmName}` : row.jobTitle)}
      columns={[
        { id: "who", header: "Candidate", cell: (row) => row.candidateName, sortBy: (row) => row.candidateName },
        { id: "state", header: "State", cell: (row) => <StatusPill status={pillOf(row.state)} look="plain" />, sortBy: (row) => row.state },
        ...(oneRole ? [] : [{ id: "job", header: "Role", cell: (row: SubmissionRow) => row.jobTitle, show: "wide" as const }]),
        { id: "by", header: area === "portal" ? "Company" : "Presented by", cell: (row) => (area === "portal" ? row.companyName : `${row.recruiterName}, ${row.firmName}`), show: "wide" },
        { id: "at", header: "Submitted", cell: (row) => <span className="whitespace-nowrap">{formatDate(row.submittedAt, { timeZone })}</span>, sortBy: (row) => row.submittedAt, ...(area === "company" ? { show: "wide" as const } : {}) },
        { id: "due", header: "Answer by", cell: (row) => <ReviewDue dueAt={row.reviewDueAt} now={now} timeZone={timeZone} />, sortBy: (row) => row.reviewDueAt ?? "9", ...(area === "portal" ? { show: "wide" as const } : {}) },
      ]}
    />
  );
}
