"use client";

import { pillOf } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusPill } from "@/components/ui/status-pill";

export type SubmissionRow = { id: string; candidateName: string; headline: string | null; jobTitle: string; companyName: string; recruiterName: string; firmName: string; state: string; submittedAt: string; reviewDueAt: string | null };

const empties = {
  company: "Submissions of recruiters will be here, those to answer first.",
  portal: "The people you submit will be here with what the companies answer.",
  marketplace: "Roles for which you were presented will be here.",
} as const;

/** Submissions as one side sees them. */
export function SubmissionTable({ rows, area }: { rows: readonly SubmissionRow[]; area: keyof typeof empties }) {
  return (
    <DataTable
      label="Submissions"
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/${area}/${area === "marketplace" ? "applications" : "submissions"}/${row.id}`}
      empty={<EmptyState title="Nothing yet">{empties[area]}</EmptyState>}
      columns={[
        { id: "who", header: area === "marketplace" ? "Role" : "Candidate", cell: (row) => (area === "marketplace" ? row.jobTitle : row.candidateName), sortBy: (row) => (area === "marketplace" ? row.jobTitle : row.candidateName) },
        { id: "state", header: "State", cell: (row) => <StatusPill status={pillOf(row.state)} look="plain" />, sortBy: (row) => row.state },
        { id: "job", header: area === "marketplace" ? "Company" : "Role", cell: (row) => (area === "marketplace" ? row.companyName : row.jobTitle), show: "wide" },
        { id: "by", header: area === "company" || area === "marketplace" ? "Presented by" : "Company", cell: (row) => (area === "portal" ? row.companyName : `${row.recruiterName}, ${row.firmName}`), show: "wide" },
        { id: "at", header: "Submitted", cell: (row) => formatDate(row.submittedAt), sortBy: (row) => row.submittedAt },
        ...(area === "company" ? [{ id: "due", header: "Answer by", cell: (row: SubmissionRow) => (row.reviewDueAt ? formatDate(row.reviewDueAt) : "–"), show: "wide" as const }] : []),
      ]}
    />
  );
}
