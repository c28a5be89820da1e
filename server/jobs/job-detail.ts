import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCompany, asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { minorUnits, currencies, toWire, wireMoney } from "../money";
import { currentPolicy } from "../policy";
import { type JobRow, jobColumns, jobLine, shapeJob } from "./job-list";
import { hireCost } from "./rules/hire-cost";
import { termsInput } from "./terms";

/** One role with its text: the company sees its own in any state, everyone else open ones. */
export const jobDetail = query({
  input: z.strictObject({ jobId: z.string().max(limits.idLength) }),
  output: z.strictObject({ job: jobLine, description: z.string(), mayEdit: z.boolean() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }, { jobId }) {
    const { membership, platformRole } = scope.actor;
    const companyId = membership?.kind === "company" ? membership.organizationId : null;
    const recruiterId = membership?.recruiterId ?? null;
    const [row] = await db.execute<JobRow & { description: string }>(sql`select ${jobColumns(recruiterId)}, j.description from jobs j join organizations o on o.id = j.company_id
      where j.id = ${jobId} and (j.state = 'open' or j.company_id = ${companyId} or ${platformRole !== null} or exists (select 1 from applications a where a.job_id = j.id and a.recruiter_id = ${recruiterId}))`);
    if (!row) return notFound();
    return { job: shapeJob(row), description: row.description, mayEdit: companyId === row.company_id && ["owner", "admin", "manager"].includes(membership?.role ?? "") };
  },
});

const costLine = z.strictObject({ key: z.string(), label: z.string(), amount: wireMoney, rule: z.string(), kind: z.enum(["part", "total", "inside"]) });

/** What a hire would cost under terms that may not be posted yet, line by line. */
export const hireCostPreview = query({
  input: z.strictObject({ currency: z.enum(currencies), terms: termsInput, baseSalaryMinor: minorUnits(), signingBonusMinor: minorUnits(0n).default(0n), targetBonusMinor: minorUnits(0n).default(0n) }),
  output: z.strictObject({ lines: z.array(costLine), fee: wireMoney }),
  allow: asCompany,
  errors: {},
  async run({ db }, { currency, terms, ...pay }) {
    const policy = await currentPolicy(db);
    const cost = hireCost({ ...terms, id: "preview", version: 1, feeFixedMinor: terms.feeFixedMinor?.toString() ?? null }, pay, policy.settings.split.platformBasisPoints);
    return { lines: cost.lines.map(({ amountMinor, ...line }) => ({ ...line, amount: toWire(amountMinor, currency) })), fee: toWire(cost.feeMinor, currency) };
  },
});
