"use client";

import { formatDate, type WireMoney } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StatusPill } from "@/components/ui/status-pill";
import { placementPill, type PlacementView } from "./placement-words";

export type PlacementRow = PlacementView & { id: string; jobTitle: string; fee: WireMoney; myShare: WireMoney | null; /** When the next amount moves for the reader; null = the placement's own dates say it. */ nextAt?: string | null };

const empties = {
  portal: "When a candidate accepts an offer, the hire will be here with your share and its dates.",
  company: "When a candidate accepts your offer, the hire will be here with its start and its guarantee.",
  admin: "Accepted offers will be here as placements.",
} as const;

/** The next date of a placement: the first day, then the end of the guarantee; null = nothing is to come. */
function nextOf(row: PlacementRow, now: string): string | null {
  const own = row.state === "awaiting_start" ? row.startDate : row.state === "started" && row.guaranteeEndsAt !== null && row.guaranteeEndsAt > now ? row.guaranteeEndsAt : null;
  return row.nextAt ?? own;
}

/** Placements as one side sees them: who, which role, in which state, for how much, and what comes next. */
export function PlacementTable({ rows, area, now }: { rows: readonly PlacementRow[]; area: keyof typeof empties; now: string }) {
  const money = area === "portal" ? { header: "Your share", of: (row: PlacementRow) => row.myShare } : { header: "Fee", of: (row: PlacementRow) => row.fee };
  return (
    <DataTable
      label="Placements"
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/${area}/placements/${row.id}`}
      empty={<EmptyState title="No placement yet">{empties[area]}</EmptyState>}
      phoneDetail={(row) => (
        <>
          <span className="block">{area === "company" ? row.jobTitle : `${row.jobTitle}, ${row.companyName}`}</span>
          <StatusPill {...placementPill(row, { now })} look="plain" className="mt-0.5" />
        </>
      )}
      columns={[
        { id: "who", header: "Person", cell: (row) => row.candidateName, sortBy: (row) => row.candidateName },
        { id: "role", header: "Role", cell: (row) => row.jobTitle, sortBy: (row) => row.jobTitle, show: "wide" },
        ...(area === "company" ? [{ id: "by", header: "Recruiter", cell: (row: PlacementRow) => row.recruiterName, show: "wide" as const }] : [{ id: "company", header: "Company", cell: (row: PlacementRow) => row.companyName, sortBy: (row: PlacementRow) => row.companyName, show: "wide" as const }]),
        { id: "state", header: "State", cell: (row) => <StatusPill {...placementPill(row, { now })} look="plain" />, sortBy: (row) => placementPill(row, { now }).word, show: "wide" },
        {
          id: "money", header: money.header, numeric: true, sortBy: (row) => BigInt(money.of(row)?.minor ?? "0"),
          cell: (row) => {
            const amount = money.of(row);
            return amount ? <Money value={amount} /> : <span className="text-muted-foreground">none</span>;
          },
        },
        {
          id: "next", header: "Next date", show: "wide", sortBy: (row) => nextOf(row, now) ?? "",
          cell: (row) => {
            const next = nextOf(row, now);
            return next === null ? <span className="text-muted-foreground">none</span> : formatDate(next);
          },
        },
      ]}
    />
  );
}
