import { formatRelative } from "@/components/format";
import { Section } from "@/components/ui/section";
import type { Outputs } from "../../trpc/outputs";
import { DecideMask } from "./decide-mask";

/** Notes in which something is hidden that is said to be no contact data: as they were written, and as they are read. */
export function MaskReports({ reports, now }: Outputs["connections"]["maskReports"]) {
  if (reports.length === 0) return null;
  return (
    <Section title="Hidden by mistake?">
      <ul className="flex flex-col gap-3" aria-label="Notes in which something is hidden">
        {reports.map((one) => (
          <li key={`${one.connectionId} ${one.askedAt}`} className="flex flex-col gap-2 rounded-lg border bg-card px-4 py-3.5">
            <p className="text-sm text-muted-foreground">{one.reportedBy} says, {formatRelative(one.reportedAt, now)}, that nothing in this note of a {one.askedBy} is contact data.</p>
            <dl className="reading flex flex-col gap-1.5">
              <div><dt className="text-sm text-muted-foreground">As it was written</dt><dd className="text-base break-words whitespace-pre-line">{one.note}</dd></div>
              <div><dt className="text-sm text-muted-foreground">As it is read</dt><dd className="text-base break-words whitespace-pre-line">{one.masked}</dd></div>
            </dl>
            <DecideMask connectionId={one.connectionId} askedAt={one.askedAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
