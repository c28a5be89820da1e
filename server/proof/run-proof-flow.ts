import { eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { payoutStops, proofRuns } from "@/db/schema/ground";
import { publishAnchor, verifyChains } from "../audit";
import { command, flow } from "../kernel/command";
import type { Database } from "../kernel/database";
import { asFinance, asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { toWire } from "../money";
import { compareBooks } from "./compare-books";
import { auditWords } from "./rules/audit-words";
import { better, isClean, type ProofLine, proofLine } from "./rules/proof-line";

const LOOKS = 3;
const BETWEEN_LOOKS_MS = 1_500;

const result = z.strictObject({ id: z.string(), outcome: z.enum(["clean", "difference"]), lines: z.array(proofLine), audit: z.string() });

const recordProof = command({
  input: z.strictObject({ startedAt: z.date(), lines: z.array(proofLine).max(2_000), audit: z.string().max(limits.noteLength), broken: z.boolean() }),
  output: result,
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, input) {
    const differing = input.lines.filter((line) => !isClean(line));
    const outcome = differing.length > 0 || input.broken ? ("difference" as const) : ("clean" as const);
    const id = newId("proof");
    await tx.insert(proofRuns).values({ id, startedAt: input.startedAt, finishedAt: now, outcome, lines: input.lines, auditVerified: input.audit });
    for (const currency of new Set(differing.map((line) => line.currency))) {
      const [open] = await tx.execute(sql`select 1 from payout_stops where closed_at is null and currency = ${currency}`);
      const first = differing.find((line) => line.currency === currency);
      if (!open && first) {
        await tx.insert(payoutStops).values({ id: newId("stop"), currency, openedAt: now, reason: `${first.check}: ${first.account} differs by ${toWire(BigInt(first.difference), currency).amount} ${currency} (${first.rows.join(", ") || "no single row"})` });
        emit({ type: "proof/difference.found", data: { proofId: id, currency, account: first.account, difference: first.difference } });
      }
    }
    return { id, outcome, lines: input.lines, audit: input.audit };
  },
});

/** The daily proof: books against themselves, their rows and the provider; the audit chains; and the day's anchor. A difference stops payouts of its currency. */
export const runProof = flow({
  input: z.strictObject({}),
  output: result,
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    const [started] = await ctx.db.execute<{ now: string }>(sql`select app.now() as now`);
    const lines = await settledComparison(ctx.db);
    const verdict = await verifyChains(ctx.db);
    const audit = auditWords(verdict);
    if (!verdict.broken) await publishAnchor.call(ctx, {});
    return recordProof.call(ctx, { startedAt: new Date(started?.now ?? 0), lines, audit, broken: verdict.broken !== null });
  },
});

/** Money on its way looks like a difference for a moment: what differs is looked at again, and only what differs at every look counts. */
async function settledComparison(db: Database): Promise<ProofLine[]> {
  let lines = await compareBooks(db);
  for (let look = 2; look <= LOOKS && !lines.every(isClean); look++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
    lines = better(lines, await compareBooks(db));
  }
  return lines;
}

/** The same, asked for by a person. */
export const runProofNow = flow({
  input: z.strictObject({}),
  output: result,
  allow: asFinance,
  errors: {},
  run: ({ ctx }) => runProof.call({ ...ctx, actor: { kind: "system", job: "proof-on-demand" } }, {}),
});

/** Lets payouts of a currency go on, once a clean proof shows that the difference is gone. */
export const liftStop = command({
  input: z.strictObject({ stopId: z.string().max(limits.idLength) }),
  output: z.strictObject({ lifted: z.boolean() }),
  allow: asFinance,
  errors: { proof_not_clean: { status: 409, say: "The last proof still shows a difference.", remedy: "Clear the difference, run the proof, then lift the stop." } } as const,
  async run({ tx, now, scope, emit, refuse }, { stopId }) {
    const [last] = await tx.execute<{ outcome: string }>(sql`select outcome from proof_runs order by started_at desc limit 1`);
    if (last?.outcome !== "clean") return refuse("proof_not_clean");
    const rows = await tx.update(payoutStops).set({ closedAt: now, closedBy: scope.userId }).where(sql`${eq(payoutStops.id, stopId)} and ${isNull(payoutStops.closedAt)}`).returning({ id: payoutStops.id });
    if (rows.length > 0) emit({ type: "proof/stop.lifted", data: { stopId } });
    return { lifted: rows.length > 0 };
  },
});
