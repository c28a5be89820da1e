import { formatInstant, type WireMoney } from "@/components/format";
import { TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { accountLabel, sentence } from "./account-words";

export type JournalView = { id: string; kind: string; causeKey: string; placementId: string | null; at: string; entries: readonly { account: string; payee: string | null; amount: WireMoney }[] };

/** Journals with their entries, debits and credits in their own columns. `placementOf` names and links a placement; leave it out on the placement's own page. */
export function JournalTable({ journals, placementOf }: { journals: readonly JournalView[]; placementOf?: (placementId: string) => { label: string; href: string } }) {
  return (
    <TableFrame label="Journals with their entries">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Account</TableHeader>
            <TableHeader numeric className="sm:w-34">Debit</TableHeader>
            <TableHeader numeric className="sm:w-34">Credit</TableHeader>
          </tr>
        </TableHead>
        {journals.map((journal) => (
          <TableBody key={journal.id}>
            <tr className="bg-muted">
              <th scope="rowgroup" colSpan={3} className="border-b px-3 py-2 text-left font-normal">
                <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                  <span className="font-semibold">{sentence(journal.kind)}</span>
                  {placementOf && journal.placementId !== null && <TextLink href={placementOf(journal.placementId).href}>{placementOf(journal.placementId).label}</TextLink>}
                  <time dateTime={journal.at} className="text-muted-foreground">{formatInstant(journal.at)}</time>
                  <span className="min-w-0 font-mono text-xs break-all text-muted-foreground sm:ml-auto"><span className="sr-only">Cause </span>{journal.causeKey}</span>
                </span>
              </th>
            </tr>
            {journal.entries.map((entry, position) => {
              const debit = !entry.amount.minor.startsWith("-");
              const size = { currency: entry.amount.currency, minor: debit ? entry.amount.minor : entry.amount.minor.slice(1) };
              return (
                <TableRow key={position}>
                  <TableCell className={debit ? undefined : "pl-7"}>
                    {accountLabel(entry.account)}
                    {entry.payee !== null && <span className="text-muted-foreground max-sm:block"><span aria-hidden className="max-sm:hidden"> · </span>{entry.payee}</span>}
                  </TableCell>
                  <TableCell numeric>{debit && <Money value={size} />}</TableCell>
                  <TableCell numeric>{!debit && <Money value={size} />}</TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        ))}
      </Table>
    </TableFrame>
  );
}
