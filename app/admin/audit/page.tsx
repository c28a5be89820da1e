import type { Metadata } from "next";
import { formatInstant, formatRelative, formatWhole } from "@/components/format";
import { sentence } from "@/components/ledger/account-words";
import { AuditEntries } from "@/components/ledger/audit-entries";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../trpc/server";
import { PlacementFilter } from "../_shared/placement-filter";
import { placementNames } from "../_shared/placement-names";
import { addressOf, adminSearch, type SearchParams } from "../_shared/search-params";
import { AuditChains } from "./audit-chains";

export const metadata: Metadata = { title: "Audit" };

/** Whether the record of every change of money is whole, and the record itself. */
export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { placement, before: asked } = adminSearch.parse(await searchParams);
  const before = asked !== undefined && /~\d{1,4}-\d{1,18}$/.test(asked) ? asked : undefined;
  const api = await serverApi();
  const [{ chains }, { entries, nextBefore }, { runs }, { placements }, { now }] = await Promise.all([
    notFoundOr(() => api.audit.heads({})), notFoundOr(() => api.audit.list({ ...(placement === undefined ? {} : { placementId: placement }), ...(before === undefined ? {} : { before }) })),
    notFoundOr(() => api.proof.list({ limit: 1 })), notFoundOr(() => api.placements.list({ as: "admin" })), notFoundOr(() => api.policy.clock({})),
  ]);
  const { choices, nameOf } = placementNames(placements);
  const total = chains.reduce((sum, chain) => sum + BigInt(chain.entries), 0n);
  const last = runs[0];
  return (
    <>
      <PageHeader
        title="Audit"
        answer={total === 0n ? "No money has changed its state yet." : last === undefined ? `${formatWhole(total)} entries. No proof has verified them yet.` : `${sentence(last.audit)} by the proof of ${formatInstant(last.finishedAt, { now })}, ${formatRelative(last.finishedAt, now)}.`}
        meta={last && total > 0n && <StatusPill status={last.auditBroken ? "failed" : "confirmed"} word={last.auditBroken ? "Broken" : "Verified"} />}
      />
      <Section title="The chains" description="Each entry carries the hash of the one before it: whoever changes, removes or adds one breaks the chain from there on. Each placement's entries stand in one chain, and the heads are published daily.">
        <AuditChains chains={chains} />
      </Section>
      <Section title="Entries" description="Newest first." actions={<PlacementFilter choices={choices} value={placement ?? null} />}>
        {entries.length === 0 ? (
          <EmptyState title={placement === undefined ? "Every change of money will be here" : "No entry of this placement"} action={placement === undefined ? undefined : <LinkButton href="/admin/audit">Show all entries</LinkButton>}>Each invoice, hold, payout and transfer writes its entries in the transaction that changes it.</EmptyState>
        ) : (
          <AuditEntries entries={entries} placementOf={(id) => ({ label: nameOf(id), href: `/admin/placements/${id}` })} />
        )}
        <Pagination shown={entries.length} nouns={["entry on this page", "entries on this page"]} {...(before === undefined ? {} : { previousHref: addressOf("/admin/audit", { placement }), previousLabel: "Newest" })} {...(nextBefore === null ? {} : { nextHref: addressOf("/admin/audit", { placement, before: nextBefore }), nextLabel: "Older" })} />
      </Section>
    </>
  );
}
