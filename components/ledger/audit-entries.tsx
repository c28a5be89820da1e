import { formatInstant } from "@/components/format";
import { IdChip } from "@/components/ui/id-chip";
import { TextLink } from "@/components/ui/link-button";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { sentence } from "./account-words";

export type AuditEntryView = { chain: number; seq: string; at: string; actor: string; actorName: string | null; fact: string; subjectId: string; placementId: string | null; hash: string; prev: string; bytes: string };

/** Who caused an entry: a person by name, a job or a provider by its function. */
function actorWords(actor: string, name: string | null): { who: string; automatic: boolean } {
  const [kind = "", of = ""] = actor.split(":");
  if (kind === "user") return { who: name ?? "A former user", automatic: false };
  return { who: kind === "webhook" ? `${sentence(of)} webhook` : sentence(of || kind), automatic: true };
}

/** Entries of the audit log with fact, actor, subject and hash; the exact bytes that were hashed unfold. */
export function AuditEntries({ entries, placementOf }: { entries: readonly AuditEntryView[]; placementOf?: (placementId: string) => { label: string; href: string } }) {
  return (
    <TableFrame label="Audit entries">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Fact</TableHeader>
            <TableHeader className="max-md:hidden">By</TableHeader>
            <TableHeader className="max-md:hidden">Subject</TableHeader>
            {placementOf && <TableHeader className="max-sm:hidden">Placement</TableHeader>}
            <TableHeader className="max-lg:hidden">Entry</TableHeader>
            <TableHeader className="w-44">Hash</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {entries.map((entry) => {
            const { who, automatic } = actorWords(entry.actor, entry.actorName);
            const placement = placementOf && entry.placementId !== null ? placementOf(entry.placementId) : null;
            return (
              <TableRow key={`${entry.chain}:${entry.seq}`} className="[&>*]:align-top">
                <TableRowHeader className="py-2">
                  {sentence(entry.fact)}
                  <time dateTime={entry.at} className="block text-xs font-normal text-muted-foreground">{formatInstant(entry.at)}</time>
                  <span className="block text-xs font-normal text-muted-foreground md:hidden">{who}</span>
                  {placement && <span className="block text-xs font-normal sm:hidden"><TextLink href={placement.href} className="inline-block py-1">{placement.label}</TextLink></span>}
                  <details className="mt-0.5 text-xs font-normal text-muted-foreground">
                    <summary className="w-fit rounded-sm py-1 hover:text-foreground pointer-coarse:py-2">What was hashed</summary>
                    <code className="mt-1 block max-w-120 rounded-md bg-muted p-2 font-mono break-all text-foreground">{entry.bytes}</code>
                    <span className="mt-1 block">After <span className="font-mono break-all">{entry.prev}</span></span>
                  </details>
                </TableRowHeader>
                <TableCell className="py-2 max-md:hidden">
                  {who}
                  {automatic && <span className="ml-1.5 rounded-sm border px-1 text-xs text-muted-foreground">automatic</span>}
                </TableCell>
                <TableCell className="max-md:hidden"><IdChip id={entry.subjectId} label="subject id" /></TableCell>
                {placementOf && <TableCell className="py-2 max-sm:hidden">{placement && <TextLink href={placement.href}>{placement.label}</TextLink>}</TableCell>}
                <TableCell className="figures py-2 text-muted-foreground max-lg:hidden">{entry.chain}.{entry.seq}</TableCell>
                <TableCell><IdChip id={entry.hash} label="hash" /></TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableFrame>
  );
}
