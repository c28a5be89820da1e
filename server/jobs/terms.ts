import { z } from "zod";
import { limits } from "../kernel/limits";
import { basisPointsOf, currencies, minorUnits } from "../money";
import { jobLevels } from "../policy";

export const payoutTemplates = ["at_guarantee_end", "thirds", "half_then_quarters", "monthly_run"] as const;
export const feeBaseParts = ["base_salary", "signing_bonus", "target_bonus"] as const;

/** The terms of a job as an application pins them and a placement keeps them. Money as texts of minor units. */
export const jobTermsSnapshot = z.strictObject({
  id: z.string(), version: z.number().int(), feeKind: z.enum(["percentage", "fixed"]), feeBasisPoints: z.number().int().nullable(), feeFixedMinor: z.string().nullable(),
  feeBase: z.array(z.enum(feeBaseParts)).max(3), guaranteeDays: z.number().int(), refundCurve: z.enum(["tiers", "full", "linear"]), paymentDays: z.number().int(),
  payoutTemplate: z.enum(payoutTemplates), invoiceAt: z.enum(["confirmed_start", "offer_acceptance"]),
});
export type JobTerms = z.output<typeof jobTermsSnapshot>;

const days = (from: number, to: number, what: string) => z.number({ message: `Enter ${what} as a number of days.` }).int("Enter whole days.").min(from, `Enter ${from} days or more.`).max(to, `Enter at most ${to} days.`);

/** The fee and payment terms as a company sets them. */
export const termsInput = z
  .strictObject({
    feeKind: z.enum(["percentage", "fixed"]),
    feeBasisPoints: z.number({ message: "Enter the fee in percent." }).int("Use at most two decimals.").min(1, "Enter a fee above zero.").max(5_000, "Enter a fee of at most 50%.").nullable(),
    feeFixedMinor: minorUnits().nullable(),
    feeBase: z.array(z.enum(feeBaseParts)).min(1, "Choose at least one part of pay.").max(3),
    guaranteeDays: days(0, 365, "the guarantee"),
    refundCurve: z.enum(["tiers", "full", "linear"]),
    paymentDays: days(0, 90, "the payment term"),
    payoutTemplate: z.enum(payoutTemplates),
    invoiceAt: z.literal("confirmed_start"),
  })
  .superRefine((terms, ctx) => {
    if (terms.feeKind === "percentage" && terms.feeBasisPoints === null) ctx.addIssue({ code: "custom", path: ["feeBasisPoints"], message: "Enter the fee in percent." });
    if (terms.feeKind === "fixed" && terms.feeFixedMinor === null) ctx.addIssue({ code: "custom", path: ["feeFixedMinor"], message: "Enter the fixed fee." });
  });

/** A role as a company posts it. */
export const jobInput = z
  .strictObject({
    title: z.string().trim().min(3, "Enter a title of at least 3 letters.").max(limits.titleLength, `Use at most ${limits.titleLength} letters.`),
    description: z.string().trim().min(10, "Describe the role in a sentence or more.").max(limits.descriptionLength, `Use at most ${limits.descriptionLength} letters.`),
    location: z.string().trim().min(2, "Enter where the work is done.").max(limits.nameLength),
    workMode: z.enum(["on_site", "hybrid", "remote"]),
    level: z.enum(jobLevels, "Choose a level, or none.").nullish().transform((level) => level ?? null),
    currency: z.enum(currencies),
    salaryMinMinor: minorUnits(),
    salaryMaxMinor: minorUnits(),
    terms: termsInput,
  })
  .refine((job) => job.salaryMaxMinor >= job.salaryMinMinor, { path: ["salaryMaxMinor"], message: "The upper end must not be below the lower end." });

export type Pay = { baseSalaryMinor: bigint; signingBonusMinor: bigint; targetBonusMinor: bigint };

/**
 * The fee of a hire (DESIGN §2, fee and fee base): the named parts of pay, and the percentage of them rounded half up, or the fixed fee.
 * In: terms and pay in minor units. Out: minor units.
 */
export function feeFor(terms: Pick<JobTerms, "feeKind" | "feeBasisPoints" | "feeFixedMinor" | "feeBase">, pay: Pay): { feeBaseMinor: bigint; feeMinor: bigint } {
  const parts = { base_salary: pay.baseSalaryMinor, signing_bonus: pay.signingBonusMinor, target_bonus: pay.targetBonusMinor };
  const feeBaseMinor = terms.feeBase.reduce((sum, part) => sum + parts[part], 0n);
  if (terms.feeKind === "fixed") return { feeBaseMinor, feeMinor: BigInt(terms.feeFixedMinor ?? "0") };
  return { feeBaseMinor, feeMinor: basisPointsOf(feeBaseMinor, terms.feeBasisPoints ?? 0) };
}
