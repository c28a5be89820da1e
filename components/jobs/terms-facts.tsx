import { formatBasisPoints } from "@/components/format";
import { KeyFacts } from "@/components/ui/key-facts";

export type TermsView = { feeKind: string; feeBasisPoints: number | null; feeBase: readonly string[]; guaranteeDays: number; refundCurve: string; paymentDays: number; payoutTemplate: string; version: number };

export const templateWords: Readonly<Record<string, string>> = { at_guarantee_end: "All at the end of the guarantee", thirds: "Thirds, at 30, 60 and 90 days", half_then_quarters: "Half at 30 days, quarters at 60 and 90", monthly_run: "In the monthly run after the guarantee" };
const baseWords: Readonly<Record<string, string>> = { base_salary: "base salary", signing_bonus: "signing bonus", target_bonus: "target bonus" };
const curveWords: Readonly<Record<string, string>> = { tiers: "100% to day 30, 66% to day 60, 33% to day 90", full: "In full to the last day", linear: "Falling evenly to the last day" };

/** The terms of a role as a reader needs them. */
export function TermsFacts({ terms }: { terms: TermsView }) {
  return (
    <KeyFacts
      facts={[
        { label: "Fee", value: terms.feeKind === "fixed" ? "Fixed" : `${formatBasisPoints(terms.feeBasisPoints ?? 0)} of ${terms.feeBase.map((part) => baseWords[part] ?? part).join(" + ")}` },
        { label: "Guarantee", value: `${terms.guaranteeDays} days from the confirmed start` },
        { label: "Refund", value: curveWords[terms.refundCurve] ?? terms.refundCurve },
        { label: "Invoice", value: `At the confirmed start, net ${terms.paymentDays} days` },
        { label: "Payouts", value: templateWords[terms.payoutTemplate] ?? terms.payoutTemplate },
        { label: "Version", value: String(terms.version) },
      ]}
    />
  );
}
