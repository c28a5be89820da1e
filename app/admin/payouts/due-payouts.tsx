"use client";

import { cn } from "@/components/class-names";
import { formatDate, formatDay } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StatusPill } from "@/components/ui/status-pill";
import { pillOf } from "@/components/feedback/state-words";
import type { Outputs } from "../../trpc/outputs";

type Row = Outputs["payouts"]["operations"]["due"][number];
/** What a row waits for; the date that it is due on stands in the row already. */
const waitsOf = (row: Row) => row.waits.map((wait) => (wait.until === null || (wait.code === "date" && wait.until.slice(0, 10) === row.dueAt.slice(0, 10)) ? wait.text : `${wait.text} (${formatDay(wait.until, { timeZone: row.timeZone })})`)).join("; ");
const State = ({ row }: { row: Row }) => <StatusPill status={pillOf(row.step)} look="plain" />;

/** Amounts that are due now or soon, each with everything it still waits for. */
export function DuePayouts({ rows, now }: { rows: readonly Row[]; now: string }) {
  return (
    <DataTable
      label="Payouts that are due"
      rows={rows}
      rowId={(row) => row.key}
      rowHref={(row) => `/admin/placements/${row.placementId}`}
      empty={<EmptyState title="No payout is due in the next 14 days">Each will be here with its date and what it waits for.</EmptyState>}
      phoneDetail={(row) => <>{formatDay(row.dueAt, { now, timeZone: row.timeZone })} · {row.candidateName}{row.waits.length > 0 && <span className="block">Waits for {waitsOf(row)}</span>}</>}
      columns={[
        { id: "payee", header: "Payee", cell: (row) => row.payeeName, sortBy: (row) => row.payeeName },
        { id: "due", header: "Due", cell: (row) => <time dateTime={row.dueAt} className={cn("whitespace-nowrap", row.dueAt < now && "text-status-amber")}>{formatDate(row.dueAt, { timeZone: row.timeZone })}{row.dueAt < now && <span className="sr-only">, past</span>}</time>, sortBy: (row) => row.dueAt, show: "wide" },
        { id: "placement", header: "Placement", cell: (row) => <>{row.candidateName}<span className="text-muted-foreground">, {row.companyName}</span></>, sortBy: (row) => row.candidateName, show: "wide" },
        { id: "waits", header: "Waits for", cell: (row) => waitsOf(row), show: "wide" },
        { id: "state", header: "State", cell: (row) => <State row={row} />, sortBy: (row) => row.step, show: "wide" },
        { id: "amount", header: "Amount", cell: (row) => <><Money value={row.amount} /><span className="block md:hidden"><State row={row} /></span></>, sortBy: (row) => BigInt(row.amount.minor), numeric: true },
      ]}
    />
  );
}
