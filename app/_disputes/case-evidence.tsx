"use client";

import { useQueryClient } from "@tanstack/react-query";
import { OpenFile } from "@/components/files/open-file";
import { formatDay, formatInstant } from "@/components/format";
import { IdChip } from "@/components/ui/id-chip";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

type Detail = Outputs["disputes"]["detail"];
type Piece = Detail["evidence"][number];

const marks = { opener: "bg-status-blue", other: "bg-status-violet", record: "bg-status-neutral" } as const;

/** Who says so, for this reader. */
export function sideWord(side: Piece["side"], reader: Detail["dispute"]): string {
  if (side === "record") return "The marketplace's record";
  if (reader.side === side) return "You";
  const name = side === "opener" ? reader.openerName : reader.otherName;
  return name ?? (side === "opener" ? "Who disputes it" : "Who holds the claim");
}

const spoke = (direction: Piece["direction"]): string | null => (direction === "both" ? "both spoke" : direction === "in" ? "the person spoke" : direction === "out" ? "the recruiter spoke" : null);

/** Everything that both sides and the marketplace's own record bring, on one line of time: by the day of which it tells. */
export function CaseEvidence({ detail }: { detail: Detail }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (
    <ol className="relative flex flex-col gap-4 before:absolute before:top-2 before:bottom-2 before:left-1.25 before:w-px before:-translate-x-1/2 before:bg-border">
      {detail.evidence.map((one) => (
        <li key={one.id} className="relative flex gap-3">
          <span aria-hidden className={`mt-1.5 size-2.5 shrink-0 rounded-full ring-4 ring-background ${marks[one.side]}`} />
          <div className="min-w-0 flex-1">
            <p className="text-sm text-muted-foreground">
              <span className="font-medium text-foreground">{formatDay(one.happenedOn, { now: detail.now })}</span> · {[sideWord(one.side, detail.dispute), spoke(one.direction)].filter((text) => text !== null).join(" · ")}
            </p>
            <p className="reading text-base break-words whitespace-pre-line">{one.note}</p>
            {one.fileName !== null && <div className="-ml-2"><OpenFile name={one.fileName} linkOf={async () => (await queries.fetchQuery({ ...trpc.disputes.evidenceFile.queryOptions({ evidenceId: one.id }), staleTime: 0 })).href} /></div>}
            <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">Added {formatInstant(one.addedAt, { now: detail.now })} <IdChip id={one.hash} label="hash" /></p>
          </div>
        </li>
      ))}
    </ol>
  );
}
