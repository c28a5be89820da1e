import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { applications, jobs } from "@/db/schema/jobs";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCompany } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { hireCost, termsById } from "../jobs";
import { minorUnits, toWire, wireMoney } from "../money";
import { policyAt } from "../policy";

const line = z.strictObject({ key: z.string(), label: z.string(), amount: wireMoney, rule: z.string(), kind: z.enum(["part", "total", "inside"]) });

/** What an offer of exactly this pay would cost, by the terms and the policy that the submission pinned: the figures before the click. */
export const offerCost = query({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength), baseSalaryMinor: minorUnits(), signingBonusMinor: minorUnits(0n).default(0n), targetBonusMinor: minorUnits(0n).default(0n) }),
  output: z.strictObject({ lines: z.array(line), fee: wireMoney }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }, { applicationId, ...pay }) {
    const [row] = await db
      .select({ termsId: applications.termsId, policyVersion: applications.policyVersion, currency: jobs.currency })
      .from(applications)
      .innerJoin(jobs, eq(jobs.id, applications.jobId))
      .where(and(eq(applications.id, applicationId), eq(applications.companyId, scope.companyId)));
    if (!row) return notFound();
    const policy = await policyAt(db, row.policyVersion);
    const cost = hireCost(await termsById(db, row.termsId), pay, policy.settings.split.platformBasisPoints);
    return { lines: cost.lines.map(({ amountMinor, ...one }) => ({ ...one, amount: toWire(amountMinor, row.currency) })), fee: toWire(cost.feeMinor, row.currency) };
  },
});
