import { basisPointsOf, percentText } from "../../money";
import { feeFor, type JobTerms, type Pay } from "../terms";

export type CostLine = { key: string; label: string; amountMinor: bigint; rule: string; kind: "part" | "total" | "inside" };

const PARTS = { base_salary: "Base salary", signing_bonus: "Signing bonus", target_bonus: "Target bonus" } as const;

/**
 * What a hire costs the company, line by line, from the same fee function that will bill it.
 * In: terms, pay (minor units), the platform's basis points of the fee. Out: lines in reading order.
 */
export function hireCost(terms: JobTerms, pay: Pay, platformBasisPoints: number): { lines: CostLine[]; feeMinor: bigint } {
  const { feeBaseMinor, feeMinor } = feeFor(terms, pay);
  const amounts = { base_salary: pay.baseSalaryMinor, signing_bonus: pay.signingBonusMinor, target_bonus: pay.targetBonusMinor };
  const parts = terms.feeBase.map((part): CostLine => ({ key: part, label: PARTS[part], amountMinor: amounts[part], rule: "Counts towards the fee", kind: "part" }));
  const platformMinor = basisPointsOf(feeMinor, platformBasisPoints);
  return {
    feeMinor,
    lines: [
      ...parts,
      { key: "fee_base", label: "Fee base", amountMinor: feeBaseMinor, rule: "The parts of pay that this job's terms name", kind: "part" },
      { key: "fee", label: "Fee, invoiced once", amountMinor: feeMinor, rule: terms.feeKind === "fixed" ? "Fixed by the terms" : `${percentText(terms.feeBasisPoints ?? 0)} of the fee base, due net ${terms.paymentDays} days after the confirmed start`, kind: "total" },
      { key: "recruiters", label: "of which to the recruiters", amountMinor: feeMinor - platformMinor, rule: "Shared by the split agreement", kind: "inside" },
      { key: "platform", label: "of which to the platform", amountMinor: platformMinor, rule: `${percentText(platformBasisPoints)} of the fee`, kind: "inside" },
    ],
  };
}
