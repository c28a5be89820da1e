import { sql } from "drizzle-orm";
import type { Database, Reader } from "../kernel/database";
import { providerBalance, transfersOf } from "../providers/stripe-money";
import { line, type ProofLine } from "./rules/proof-line";

type Transfer = Awaited<ReturnType<typeof transfersOf>>[number];
type Intent = { id: string; placement_id: string; currency: string; amount: string; sent: boolean; under_way: boolean; stripe_id: string | null };

/** For so long an attempt without an answer is a run at work, or one that asks again; later it is a difference. */
const UNANSWERED_HOURS = 1;

/**
 * The ledger's cash and every transfer of every placement, against the provider's. A transfer that a run is making at this moment may be there before it
 * is in our books: it counts as ours if it is the one that our open attempt asks for, to the cent.
 */
export async function compareProvider(db: Database): Promise<ProofLine[]> {
  const { cash, intents } = await ourSide(db);
  const balance = await providerBalance();
  const theirs: Transfer[] = [];
  for (const placementId of new Set(intents.map((intent) => intent.placement_id))) theirs.push(...(await transfersOf(placementId)));
  const onTheWay = await onTheirWay(db, intents, theirs);
  const sumOnTheWay = (currency: string) => theirs.filter((one) => onTheWay.has(one.id) && codeOf(one) === currency).reduce((sum, one) => sum + BigInt(one.amount), 0n);
  const cashLines = [...new Set([...cash.keys(), ...balance.keys()])].toSorted().map((currency) => {
    const there = balance.get(currency);
    return line("ledger equals provider", "provider_cash", currency, (cash.get(currency) ?? 0n) - sumOnTheWay(currency), (there?.available ?? 0n) + (there?.pending ?? 0n));
  });
  return [...cashLines, ...transferLines(intents, theirs, onTheWay)];
}

const codeOf = (transfer: Transfer): string => transfer.currency.toUpperCase();

/** What our books say, all of one instant. */
function ourSide(db: Database): Promise<{ cash: Map<string, bigint>; intents: Intent[] }> {
  return db.transaction(async (tx) => {
    const cash = await tx.execute<{ currency: string; total: string }>(sql`select currency, sum(balance_minor)::text as total from ledger_accounts where kind = 'provider_cash' group by 1`);
    return { cash: new Map(cash.map((row) => [row.currency, BigInt(row.total)])), intents: await intentsOf(tx, null) };
  }, { isolationLevel: "repeatable read", accessMode: "read only" });
}

/** All intents, or these. */
async function intentsOf(db: Reader, ids: readonly string[] | null): Promise<Intent[]> {
  return [...(await db.execute<Intent>(sql`
    select t.id, t.placement_id, t.currency, t.amount_minor::text as amount, t.state = 'sent' as sent, c.stripe_transfer_id as stripe_id,
      t.state = 'calling' and exists (select 1 from transfers a where a.intent_id = t.id and a.outcome in ('open', 'unknown') and a.started_at > app.now() - make_interval(hours => ${UNANSWERED_HOURS})) as under_way
    from transfer_intents t left join transfers c on c.intent_id = t.id and c.outcome = 'sent'
    where ${ids === null}::boolean or t.id in (select jsonb_array_elements_text(${JSON.stringify(ids ?? [])}::jsonb))`))];
}

/** Which of the provider's transfers our books did not have when we looked, because their run was making them or has recorded them since. */
async function onTheirWay(db: Database, intents: readonly Intent[], theirs: readonly Transfer[]): Promise<Set<string>> {
  const recorded = new Set(intents.flatMap((intent) => (intent.sent && intent.stripe_id !== null ? [intent.stripe_id] : [])));
  const strays = theirs.filter((one) => !recorded.has(one.id) && one.metadata["intent_id"] !== undefined);
  if (strays.length === 0) return new Set();
  const wasUnderWay = new Set(intents.filter((intent) => intent.under_way).map((intent) => intent.id));
  const now = new Map((await intentsOf(db, strays.map((one) => one.metadata["intent_id"] ?? ""))).map((intent) => [intent.id, intent]));
  return new Set(strays.filter((one) => {
    const intent = now.get(one.metadata["intent_id"] ?? "");
    if (!intent || BigInt(intent.amount) !== BigInt(one.amount) || intent.currency !== codeOf(one)) return false;
    return intent.sent ? intent.stripe_id === one.id : intent.under_way || wasUnderWay.has(intent.id);
  }).map((one) => one.id));
}

function transferLines(intents: readonly Intent[], theirs: readonly Transfer[], onTheWay: ReadonlySet<string>): ProofLine[] {
  const totals = new Map<string, { ours: bigint; theirs: bigint; rows: string[] }>();
  const at = (currency: string) => {
    const known = totals.get(currency) ?? { ours: 0n, theirs: 0n, rows: [] };
    totals.set(currency, known);
    return known;
  };
  const byTransfer = new Map(intents.filter((intent) => intent.sent).map((intent) => [intent.stripe_id, intent]));
  for (const intent of byTransfer.values()) at(intent.currency).ours += BigInt(intent.amount);
  const seen = new Set<string | null>();
  for (const transfer of theirs) {
    const total = at(codeOf(transfer));
    total.theirs += BigInt(transfer.amount);
    seen.add(transfer.id);
    const own = byTransfer.get(transfer.id);
    if (onTheWay.has(transfer.id)) total.ours += BigInt(transfer.amount);
    else if (!own || BigInt(own.amount) !== BigInt(transfer.amount)) total.rows.push(`${transfer.id} (${transfer.metadata["intent_id"] ?? "no intent"})`);
  }
  for (const [id, intent] of byTransfer) if (!seen.has(id)) at(intent.currency).rows.push(`${intent.id} is not at the provider`);
  return [...totals].map(([currency, total]) => line("transfers equal provider", "transfers", currency, total.ours, total.theirs, total.rows.slice(0, 20)));
}
