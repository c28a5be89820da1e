"use client";

import { formatInstant } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IdChip } from "@/components/ui/id-chip";
import { Money } from "@/components/ui/money";
import { type Status, StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";

type Row = Outputs["payouts"]["operations"]["transfers"][number];

const states: Readonly<Record<string, { status: Status; word?: string }>> = {
  ready: { status: "scheduled", word: "Ready" }, calling: { status: "in_transit", word: "Being sent" }, unknown: { status: "unknown" }, sent: { status: "paid", word: "Sent" }, frozen: { status: "stopped" }, cancelled: { status: "closed", word: "Cancelled" },
};
const State = ({ row }: { row: Row }) => <StatusPill {...(states[row.state] ?? { status: "unknown" })} look="plain" />;
const outcomes: Readonly<Record<string, string>> = { open: "not answered yet", unknown: "no clear answer", refused: "refused", sent: "sent" };
const attemptsOf = (row: Row) => (row.attempts === 0 ? "none yet" : `${row.attempts}, ${outcomes[row.lastOutcome ?? ""] ?? row.lastOutcome ?? ""}${row.refusal === null ? "" : `: ${row.refusal.replaceAll("_", " ")}`}`);

/** Transfers, those in doubt first, with their attempts and what the provider last said. */
export function Transfers({ rows, now }: { rows: readonly Row[]; now: string }) {
  return (
    <DataTable
      label="Transfers"
      rows={rows}
      rowId={(row) => row.intentId}
      rowHref={(row) => `/admin/placements/${row.placementId}`}
      empty={<EmptyState title="No transfer yet">Each will be here with its attempts, what became of them and the payment provider's id.</EmptyState>}
      phoneDetail={(row) => <>{formatInstant(row.sentAt ?? row.createdAt, { now })}<span className="block">Attempts: {attemptsOf(row)}</span></>}
      columns={[
        { id: "payee", header: "Payee", cell: (row) => row.payeeName, sortBy: (row) => row.payeeName },
        { id: "state", header: "State", cell: (row) => <State row={row} />, sortBy: (row) => row.state, show: "wide" },
        { id: "attempts", header: "Attempts", cell: attemptsOf, sortBy: (row) => row.attempts, show: "wide" },
        { id: "when", header: "Sent", cell: (row) => <time dateTime={row.sentAt ?? row.createdAt} className="whitespace-nowrap">{row.sentAt === null ? <span className="text-muted-foreground">decided {formatInstant(row.createdAt, { now })}</span> : formatInstant(row.sentAt, { now })}</time>, sortBy: (row) => row.sentAt ?? row.createdAt, show: "wide" },
        { id: "provider", header: "At the provider", cell: (row) => <span className="relative z-1">{row.stripeTransferId === null ? <span className="text-muted-foreground">not there</span> : <IdChip id={row.stripeTransferId} label="transfer id" />}</span>, show: "wide" },
        { id: "amount", header: "Amount", cell: (row) => <><Money value={row.amount} /><span className="block md:hidden"><State row={row} /></span></>, sortBy: (row) => BigInt(row.amount.minor), numeric: true },
      ]}
    />
  );
}
