import { and, eq, max } from "drizzle-orm";
import { z } from "zod";
import { jobs, jobTerms } from "@/db/schema/jobs";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asHiringManager } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { percentText } from "../money";
import { currentPolicy } from "../policy";
import { jobErrors } from "./errors";
import { jobInput, termsInput } from "./terms";

type Terms = z.output<typeof termsInput>;
const row = (terms: Terms) => ({
  ...terms,
  feeBasisPoints: terms.feeKind === "percentage" ? terms.feeBasisPoints : null,
  feeFixedMinor: terms.feeKind === "fixed" ? terms.feeFixedMinor : null,
});

/** Posts a role with its first terms; it is open to recruiters at once. */
export const postJob = command({
  input: jobInput,
  output: z.strictObject({ jobId: z.string() }),
  allow: asHiringManager,
  errors: jobErrors,
  async run({ tx, scope, now, emit, refuse }, { terms, ...job }) {
    const policy = await currentPolicy(tx);
    if ((terms.feeBasisPoints ?? 0) > policy.settings.fee.maxBasisPoints) return refuse("fee_above_policy", { max: percentText(policy.settings.fee.maxBasisPoints) });
    const jobId = newId("job");
    await tx.insert(jobs).values({ id: jobId, companyId: scope.companyId, createdBy: scope.userId, createdAt: now, ...job });
    await tx.insert(jobTerms).values({ id: newId("terms"), jobId, version: 1, policyVersion: policy.version, createdBy: scope.userId, createdAt: now, ...row(terms) });
    emit({ type: "jobs/job.posted", data: { jobId, companyId: scope.companyId } });
    return { jobId };
  },
});

/** Puts new terms in force for what is submitted from now on; what was submitted keeps the terms it pinned. */
export const changeTerms = command({
  input: z.strictObject({ jobId: z.string().max(limits.idLength), basedOnVersion: z.number().int().min(1), terms: termsInput }),
  output: z.strictObject({ version: z.number().int() }),
  allow: asHiringManager,
  errors: jobErrors,
  async run({ tx, scope, now, emit, refuse }, { jobId, basedOnVersion, terms }) {
    const [job] = await tx.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.id, jobId), eq(jobs.companyId, scope.companyId))).for("update");
    if (!job) return notFound();
    const [latest] = await tx.select({ version: max(jobTerms.version) }).from(jobTerms).where(eq(jobTerms.jobId, jobId));
    if (latest?.version !== basedOnVersion) return refuse("changed_meanwhile");
    const policy = await currentPolicy(tx);
    if ((terms.feeBasisPoints ?? 0) > policy.settings.fee.maxBasisPoints) return refuse("fee_above_policy", { max: percentText(policy.settings.fee.maxBasisPoints) });
    const version = basedOnVersion + 1;
    await tx.insert(jobTerms).values({ id: newId("terms"), jobId, version, policyVersion: policy.version, createdBy: scope.userId, createdAt: now, ...row(terms) });
    emit({ type: "jobs/terms.changed", data: { jobId, version } });
    return { version };
  },
});
