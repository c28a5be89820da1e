import type { TermsView } from "@/components/jobs/terms-facts";

export const payParts = [
  { value: "base_salary", label: "Base salary" },
  { value: "signing_bonus", label: "Signing bonus" },
  { value: "target_bonus", label: "Target bonus" },
] as const;
type PayPart = (typeof payParts)[number]["value"];

/** Terms while they are typed: numbers of days as text, so that a half-typed one is nobody's guess. */
export type TermsDraft = {
  feeKind: "percentage" | "fixed"; feeBasisPoints: number | null; feeFixedMinor: string; feeBase: PayPart[]; guaranteeDays: string; refundCurve: "tiers" | "full" | "linear"; paymentDays: string;
  payoutTemplate: "at_guarantee_end" | "thirds" | "half_then_quarters" | "monthly_run";
};

/** What a new role begins with. */
export const firstTerms: TermsDraft = { feeKind: "percentage", feeBasisPoints: 2_000, feeFixedMinor: "", feeBase: ["base_salary"], guaranteeDays: "90", refundCurve: "tiers", paymentDays: "30", payoutTemplate: "thirds" };
/** The salary whose cost is shown before anything is typed: 120,000.00 in minor units of USD. */
export const firstSalaryMinor = "12000000";

/** The terms as the procedures take them. A number that is none becomes one that the procedure refuses by name. */
export function termsOf(draft: TermsDraft) {
  const fixed = draft.feeKind === "fixed";
  return {
    feeKind: draft.feeKind, feeBasisPoints: fixed ? null : draft.feeBasisPoints, feeFixedMinor: fixed && draft.feeFixedMinor !== "" ? draft.feeFixedMinor : null, feeBase: draft.feeBase, guaranteeDays: wholeNumber(draft.guaranteeDays), refundCurve: draft.refundCurve,
    paymentDays: wholeNumber(draft.paymentDays), payoutTemplate: draft.payoutTemplate, invoiceAt: "confirmed_start" as const,
  };
}

/** Whether the terms are complete enough to be priced. */
export function priceable(draft: TermsDraft): boolean {
  const { guaranteeDays, paymentDays } = termsOf(draft);
  return Number.isInteger(guaranteeDays) && Number.isInteger(paymentDays) && draft.feeBase.length > 0 && (draft.feeKind === "fixed" ? draft.feeFixedMinor !== "" : draft.feeBasisPoints !== null);
}

/** A role's terms as a draft to change. */
export function draftOf(terms: TermsView & { feeFixedMinor: string | null }): TermsDraft {
  return {
    feeKind: terms.feeKind === "fixed" ? "fixed" : "percentage", feeBasisPoints: terms.feeBasisPoints, feeFixedMinor: terms.feeFixedMinor ?? "", feeBase: payParts.map((part) => part.value).filter((part) => terms.feeBase.includes(part)),
    guaranteeDays: String(terms.guaranteeDays), refundCurve: oneOf(["tiers", "full", "linear"], terms.refundCurve), paymentDays: String(terms.paymentDays), payoutTemplate: oneOf(["at_guarantee_end", "thirds", "half_then_quarters", "monthly_run"], terms.payoutTemplate),
  };
}

const wholeNumber = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

function oneOf<const T extends string>(known: readonly [T, ...T[]], value: string): T {
  return known.find((one) => one === value) ?? known[0];
}
