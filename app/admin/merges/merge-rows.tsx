import { formatInstant } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";
import { mergePills } from "./merge-words";

type Merge = Outputs["sourcing"]["merges"]["merges"][number];

/** Merges as rows: whom, by whom, and what became of it. */
export function MergeRows({ merges, now }: { merges: readonly Merge[]; now: string }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {merges.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
          <div className="min-w-0 flex-1 basis-64">
            <AppLink href={`/admin/merges/${one.id}`} className="text-base font-medium break-words after:absolute after:inset-0 after:content-['']">{one.names[0]} and {one.names[1]}</AppLink>
            <p className="text-sm break-words text-muted-foreground">{one.proposedBy}, {one.firmName}, {formatInstant(one.proposedAt, { now })}: “{one.reason}”</p>
            {one.undoReason !== null ? <p className="text-sm break-words">Undone by {one.undoneBy}: “{one.undoReason}”</p> : one.answer !== null && <p className="text-sm break-words">{one.decidedBy}: “{one.answer}”</p>}
          </div>
          <StatusPill {...mergePills[one.state]} look="plain" />
        </li>
      ))}
    </ul>
  );
}
