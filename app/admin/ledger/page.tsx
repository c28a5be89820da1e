import type { Metadata } from "next";
import { formatWhole, signOfMoney } from "@/components/format";
import { type AccountKind, accountKinds, accountLabel, accountWords } from "@/components/ledger/account-words";
import { JournalTable } from "@/components/ledger/journal-table";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableFoot, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { notFoundOr, serverApi } from "../../trpc/server";
import type { Outputs } from "../../trpc/outputs";
import { PlacementFilter } from "../_shared/placement-filter";
import { placementNames } from "../_shared/placement-names";
import { addressOf, adminSearch, type SearchParams } from "../_shared/search-params";
import { KindFilter } from "./kind-filter";

export const metadata: Metadata = { title: "Ledger" };

/** Whether the books balance, where the money stands, and every journal behind it. */
export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const { placement, kind, before } = adminSearch.parse(await searchParams);
  const api = await serverApi();
  const [balances, { accounts }, { journals, nextBefore }, { placements }] = await Promise.all([
    notFoundOr(() => api.ledger.balances({})), notFoundOr(() => api.ledger.accounts(kind === undefined ? {} : { kind })),
    notFoundOr(() => api.ledger.journals({ limit: 20, ...(placement === undefined ? {} : { placementId: placement }), ...(before === undefined ? {} : { before }) })), notFoundOr(() => api.placements.list({ as: "admin" })),
  ]);
  const { choices, nameOf } = placementNames(placements);
  const open = balances.currencies.filter((one) => signOfMoney(one.sumOfAllEntries) !== 0);
  const entries = balances.currencies.reduce((sum, one) => sum + one.entries, 0);
  const placementOf = (id: string) => ({ label: nameOf(id), href: `/admin/placements/${id}` });
  return (
    <>
      <PageHeader title="Ledger" answer={entries === 0 ? "No money has moved yet." : open.length === 0 ? `${formatWhole(entries)} entries in ${balances.currencies.map((one) => one.currency).join(" and ")}. Their sum is zero in every currency.` : `The entries do not sum to zero in ${open.map((one) => one.currency).join(" and ")}.`} />
      {open.length > 0 && <Callout tone="danger" title="The books do not balance">Run the proof: it names the account and the rows that differ.</Callout>}
      <Section title="Balances" description="Debit balances are positive, credit balances negative.">
        {balances.currencies.length === 0 ? <EmptyState title="Balances will be here">The first invoice that is issued opens the first accounts.</EmptyState> : <Balances balances={balances} />}
      </Section>
      <Section title={<span id="accounts">Accounts not at zero</span>} actions={<KindFilter choices={accountKinds.map((value) => ({ value, label: accountWords[value].label }))} value={kind ?? null} />}>
        {accounts.length === 0 ? (
          <EmptyState title={kind === undefined ? "Every account is at zero" : `${accountLabel(kind)}: every account is at zero`} action={kind === undefined ? undefined : <LinkButton href={addressOf("/admin/ledger", { placement })}>Show all kinds</LinkButton>} />
        ) : (
          <Accounts accounts={accounts} nameOf={nameOf} />
        )}
      </Section>
      <Section title="Journals" description="Newest first. One cause makes one journal, and its entries sum to zero." actions={<PlacementFilter choices={choices} value={placement ?? null} />}>
        {journals.length === 0 ? (
          <EmptyState title={placement === undefined ? "No journal is older than that" : "No journal of this placement"} action={<LinkButton href={addressOf("/admin/ledger", { kind })}>Show all journals</LinkButton>} />
        ) : (
          <JournalTable journals={journals} placementOf={placementOf} />
        )}
        <Pagination shown={journals.length} nouns={["journal on this page", "journals on this page"]} {...(before === undefined ? {} : { previousHref: addressOf("/admin/ledger", { placement, kind }), previousLabel: "Newest" })} {...(nextBefore === null ? {} : { nextHref: addressOf("/admin/ledger", { placement, kind, before: nextBefore }), nextLabel: "Older" })} />
      </Section>
    </>
  );
}

/** Kinds of account by currency; the last line is the sum of every entry ever written. */
function Balances({ balances }: { balances: Outputs["ledger"]["balances"] }) {
  const currencies = balances.currencies.map((one) => one.currency);
  const kinds = [...new Set([...accountKinds.filter((kind) => balances.totals.some((one) => one.kind === kind)), ...balances.totals.map((one) => one.kind)])];
  return (
    <TableFrame label="Balances by kind of account and currency">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Kind of account</TableHeader>
            <TableHeader numeric className="max-md:hidden">Accounts</TableHeader>
            {currencies.map((currency) => <TableHeader key={currency} numeric>{currency}</TableHeader>)}
          </tr>
        </TableHead>
        <TableBody>
          {kinds.map((kind) => (
            <TableRow key={kind} className="hover:bg-muted">
              <TableRowHeader>
                <TextLink href={`${addressOf("/admin/ledger", { kind })}#accounts`} className="text-foreground">{accountLabel(kind)}</TextLink>
                <span className="ml-2 font-normal text-muted-foreground max-sm:ml-0 max-sm:block">{kind in accountWords ? accountWords[kind as AccountKind].meaning : ""}</span>
              </TableRowHeader>
              <TableCell numeric className="text-muted-foreground max-md:hidden">{formatWhole(balances.totals.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.accounts, 0))}</TableCell>
              {currencies.map((currency) => {
                const cell = balances.totals.find((one) => one.kind === kind && one.balance.currency === currency);
                return <TableCell key={currency} numeric>{cell ? <Money value={cell.balance} currency="none" /> : <span className="text-muted-foreground">none</span>}</TableCell>;
              })}
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <tr>
            <th scope="row" className="h-9 px-3 text-left">Sum of all entries</th>
            <td className="figures px-3 text-right max-md:hidden">{formatWhole(balances.totals.reduce((sum, one) => sum + one.accounts, 0))}</td>
            {balances.currencies.map((one) => <td key={one.currency} className={`figures px-3 text-right ${signOfMoney(one.sumOfAllEntries) === 0 ? "text-status-green" : "text-destructive"}`}><Money value={one.sumOfAllEntries} currency="none" /></td>)}
          </tr>
        </TableFoot>
      </Table>
    </TableFrame>
  );
}

function Accounts({ accounts, nameOf }: { accounts: Outputs["ledger"]["accounts"]["accounts"]; nameOf(placementId: string): string }) {
  return (
    <TableFrame label="Accounts by size of balance" className="max-h-96">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Account</TableHeader>
            <TableHeader>Placement</TableHeader>
            <TableHeader className="max-md:hidden">Payee</TableHeader>
            <TableHeader numeric>Balance</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {accounts.map((account) => (
            <TableRow key={account.key}>
              <TableRowHeader>
                {accountLabel(account.kind)}
                {account.closed && <span className="ml-1.5 font-normal text-muted-foreground">closed</span>}
                {account.payee !== null && <span className="block text-xs font-normal text-muted-foreground md:hidden">{account.payee}</span>}
              </TableRowHeader>
              <TableCell>{account.placementId === null ? <span className="text-muted-foreground">the platform's</span> : <TextLink href={`/admin/placements/${account.placementId}`}>{nameOf(account.placementId)}</TextLink>}</TableCell>
              <TableCell className="max-md:hidden">{account.payee}</TableCell>
              <TableCell numeric><Money value={account.balance} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableFrame>
  );
}
