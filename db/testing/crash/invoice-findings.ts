import type { PaymentLane } from "../payment-lane";

type Ours = { placement: string; id: string; state: string; amount: string; stripeId: string | null; journals: number };
type Theirs = { id: string; status: string; amount_due: number; metadata: Record<string, string>; lines: { data: unknown[] } };

/** What differs from "one open invoice at the provider, the same one in our books, one journal" for each placement; empty = nothing. */
export async function invoiceFindings(lane: PaymentLane, placementIds: readonly string[]): Promise<string[]> {
  const ours = await lane.database.sql<Ours[]>`
    select i.placement_id as placement, i.id, i.state, i.amount_minor::text as amount, i.stripe_invoice_id as "stripeId", (select count(*)::int from ledger_journals j where j.cause_key = 'invoice.issued:' || i.id) as journals
    from invoices i where i.placement_id = any(${[...placementIds]})`;
  const { invoices } = (await lane.ctl("GET", "dump")) as { invoices: Theirs[] };
  return placementIds.flatMap((placementId) => {
    const mine = ours.find((row) => row.placement === placementId);
    const theirs = invoices.filter((invoice) => invoice.metadata["placement_id"] === placementId && invoice.status !== "void");
    const [only] = theirs;
    const findings: string[] = [];
    const say = (fact: boolean, otherwise: string) => void (fact || findings.push(`${otherwise} (${placementId}, ours ${mine?.state})`));
    say(theirs.length < 2, `double: ${theirs.length} invoices at the provider, ${theirs.map((invoice) => invoice.status).join(" and ")}`);
    say(theirs.length > 0, "lost: no invoice at the provider");
    say(mine?.state === "open" && mine.journals === 1, `lost: ${mine?.journals ?? 0} journals`);
    say(only?.status === "open" && String(only.amount_due) === mine?.amount, `another amount at the provider: ${only?.amount_due} for ${mine?.amount}`);
    say(theirs.some((invoice) => invoice.id === mine?.stripeId), "another invoice is recorded");
    return findings;
  });
}
