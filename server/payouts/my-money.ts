import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";
import { type MoneyRow, moneyRow, moneyRows, moneySteps } from "./money-rows";

const total = z.strictObject({ currency: z.string(), earned: wireMoney, steps: z.array(z.strictObject({ step: z.enum(moneySteps), amount: wireMoney, count: z.number().int() })) });

/** "Where is my money": every amount that a recruiter has earned, by step, with its date and what it waits for. */
export const myMoney = query({
  input: z.strictObject({}),
  output: z.strictObject({ totals: z.array(total), rows: z.array(moneyRow), now: z.iso.datetime() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }) {
    const at = await now();
    const rows = await moneyRows(db, sql`py.recruiter_id = ${scope.recruiterId}`, { recruiterId: scope.recruiterId }, at);
    return { totals: totalsOf(rows), rows, now: at.toISOString() };
  },
});

/** The money of one placement, for those who share it and for the platform. The company sees its invoice, not the shares. */
export const placementMoneyRows = query({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({ totals: z.array(total), rows: z.array(moneyRow), now: z.iso.datetime() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { placementId }) {
    const [mayLook] = await db.execute(sql`select 1 from placement_collaborators c join recruiters r on r.id = c.recruiter_id
      where c.placement_id = ${placementId} and r.firm_id = ${scope.firmId} union select 1 from escrow_holds h join payees y on y.id = h.payee_id join recruiters r on r.id = y.recruiter_id where h.placement_id = ${placementId} and r.firm_id = ${scope.firmId} union select 1 from placements where id = ${placementId} and ${scope.admin}`);
    if (!mayLook) return notFound();
    const at = await now();
    const rows = await moneyRows(db, sql`pl.id = ${placementId}`, { recruiterId: scope.recruiterId }, at);
    return { totals: totalsOf(rows), rows, now: at.toISOString() };
  },
});

function totalsOf(rows: readonly MoneyRow[]): z.input<typeof total>[] {
  const currencies = [...new Set(rows.map((row) => row.amount.currency))];
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.amount.currency === currency);
    const sum = (list: readonly MoneyRow[]) => toWire(list.reduce((minor, row) => minor + BigInt(row.amount.minor), 0n), currency);
    return {
      currency,
      earned: sum(own),
      steps: moneySteps.map((step) => {
        const at = own.filter((row) => row.step === step);
        return { step, amount: sum(at), count: at.length };
      }),
    };
  });
}
