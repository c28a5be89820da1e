import { expect } from "@playwright/test";
import type { HttpPerson } from "./http-person";

/** A role as the story's company posts it: 20 % of base salary, guarantee 90 days, net 30, paid out by thirds. */
export const roleOf = (title: string) => ({
  title, description: "Own a part of the product that customers notice, with a small team.", location: "Boston, MA", workMode: "hybrid" as const, currency: "USD" as const, salaryMinMinor: "10000000", salaryMaxMinor: "14000000",
  terms: { feeKind: "percentage" as const, feeBasisPoints: 2_000, feeFixedMinor: null, feeBase: ["base_salary" as const], guaranteeDays: 90, refundCurve: "tiers" as const, paymentDays: 30, payoutTemplate: "thirds" as const, invoiceAt: "confirmed_start" as const },
});

/** A recruiter's amounts of one placement as they read them, in order of date: step, amount, and what each waits for. */
export async function moneyOf(recruiter: HttpPerson, placementId: string): Promise<{ step: string; amount: string; waits: string[] }[]> {
  const { rows } = await recruiter.api.payouts.myMoney.query({});
  return rows.filter((row) => row.placementId === placementId && row.mine).toSorted((a, b) => a.sliceNo - b.sliceNo).map((row) => ({ step: row.step, amount: row.amount.amount, waits: row.waits.map((wait) => wait.code) }));
}

/** Waits until a recruiter reads these steps for their amounts of one placement. */
export async function readsSteps(recruiter: HttpPerson, placementId: string, steps: readonly string[]): Promise<void> {
  await expect.poll(async () => (await moneyOf(recruiter, placementId)).map((row) => row.step), { timeout: 60_000, intervals: [300] }).toEqual(steps);
}

/** Waits until the company's invoice of a placement is in this state. Out: the invoice. */
export async function invoiceIn(company: HttpPerson, placementId: string, state: "open" | "paid") {
  const find = async () => (await company.api.billing.list.query({})).invoices.find((invoice) => invoice.placementId === placementId);
  await expect.poll(async () => (await find())?.state, { timeout: 60_000, intervals: [300] }).toBe(state);
  const invoice = await find();
  if (!invoice?.hostedUrl) throw new Error(`The invoice of ${placementId} has no page.`);
  return { ...invoice, hostedUrl: invoice.hostedUrl };
}
