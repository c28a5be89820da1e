import { z } from "zod";
import { type Currency, toWire, wireMoney } from "../money";
import type { FeeSplit, SplitRole } from "./rules/split-fee";

/** The fee's way to its parties, as the waterfall draws it. */
export const splitPreview = z.strictObject({
  currency: z.string(),
  fee: wireMoney,
  lines: z.array(
    z.strictObject({
      key: z.string(), kind: z.enum(["platform", "party", "subtotal", "left_out"]), label: z.string(), who: z.string().nullable(), role: z.string().nullable(), basisPoints: z.number().int().nullable(), amount: wireMoney, rule: z.string(),
      policyVersion: z.number().int(), mine: z.boolean(), remainderCent: z.boolean(),
    }),
  ),
});
export type SplitPreview = z.output<typeof splitPreview>;

const LABELS: Record<SplitRole, string> = { candidate_sourcer: "Sourcer", candidate_recruiter: "Candidate recruiter", job_owner: "Job owner", company_sourcer: "Company sourcer", collaborator: "Collaborator" };

/** Puts a computed split on the wire. In: how to name a recruiter to this viewer (null = not named), which is theirs, and why the sourcer has no share (null = no such reason). */
export function waterfallOf(split: FeeSplit, currency: Currency, of: { nameOf(recruiterId: string): string | null; mine: string | null; leftOut: string | null }): SplitPreview {
  const policyVersion = split.policyVersion;
  const blank = { who: null, role: null, mine: false, remainderCent: false, policyVersion };
  return {
    currency,
    fee: toWire(split.feeMinor, currency),
    lines: [
      { ...blank, key: "platform", kind: "platform", label: "Platform fee", basisPoints: split.platformBasisPoints, amount: toWire(split.platformMinor, currency), rule: split.platformRule },
      { ...blank, key: "pool", kind: "subtotal", label: "Pool", basisPoints: null, amount: toWire(split.poolMinor, currency), rule: "What the parties share" },
      ...(of.leftOut === null ? [] : [{ ...blank, key: "left_out", kind: "left_out" as const, label: LABELS.candidate_sourcer, basisPoints: 0, amount: toWire(0n, currency), rule: of.leftOut }]),
      // The key counts and never names: a recruiter who was refused must not learn, by an id, whom they meet here.
      ...split.lines.map((line, i) => ({
        ...blank, key: `${line.role}:${i}`, kind: "party" as const, label: LABELS[line.role], who: of.nameOf(line.recruiterId), role: line.role, basisPoints: line.basisPoints, amount: toWire(line.amountMinor, currency), rule: line.rule,
        mine: of.mine === line.recruiterId, remainderCent: line.remainderUnit,
      })),
    ],
  };
}
