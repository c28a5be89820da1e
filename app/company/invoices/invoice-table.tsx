"use client";

import { invoicePill } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";
import { dueText, isOwed } from "./invoice-words";

/** The company's invoices, those to pay first. */
export function InvoiceTable({ rows, today }: { rows: Outputs["billing"]["list"]["invoices"]; today: string }) {
  return (
    <DataTable
      label="Invoices"
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/company/invoices/${row.id}`}
      empty={<EmptyState title="No invoice yet" action={<LinkButton href="/company/placements">See the placements</LinkButton>}>When both sides have confirmed a start, its invoice will be here with its due date.</EmptyState>}
      phoneDetail={(row) => `${row.candidateName}${isOwed(row) ? `, ${dueText(row, today)}` : ""}`}
      columns={[
        { id: "number", header: "Invoice", cell: (row) => <span className="whitespace-nowrap">{row.number}</span>, sortBy: (row) => row.number },
        { id: "for", header: "For", cell: (row) => <>{row.candidateName}<span className="text-muted-foreground">, {row.jobTitle}</span></>, sortBy: (row) => row.candidateName, show: "wide" },
        { id: "state", header: "State", cell: (row) => <StatusPill status={invoicePill(row.state, row.overdue)} look="plain" />, sortBy: (row) => (row.overdue ? "overdue" : row.state) },
        { id: "due", header: "Due", cell: (row) => <>{formatDate(row.dueOn)}{isOwed(row) && <span className="text-muted-foreground">, {dueText(row, today)}</span>}</>, sortBy: (row) => row.dueOn, show: "wide" },
        { id: "amount", header: "Amount", cell: (row) => <Money value={row.amount} />, sortBy: (row) => BigInt(row.amount.minor), numeric: true },
      ]}
    />
  );
}
