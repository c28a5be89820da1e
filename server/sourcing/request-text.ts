import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { jobs } from "@/db/schema/jobs";
import { companiesCountedAs, organizationById, recruiterName } from "../identity";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { rtrText } from "./rules/rtr-text";

/**
 * What a person would be asked to sign, before the request is sent: the text of the version in force. Companies of the same group from which the person hides are named all the same,
 * since who asks must not learn of them; the request leaves them out.
 */
export const requestText = query({
  input: z.strictObject({ fullName: z.string().trim().min(1).max(limits.nameLength), companyId: z.string().max(limits.idLength), jobId: z.string().max(limits.idLength).optional(), endsOn: z.iso.date() }),
  output: z.strictObject({ version: z.number().int(), text: z.string() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }, input) {
    const company = await organizationById(db, input.companyId);
    const [job] = input.jobId ? await db.select({ title: jobs.title }).from(jobs).where(and(eq(jobs.id, input.jobId), eq(jobs.companyId, input.companyId))) : [];
    if (company?.kind !== "company" || (input.jobId && !job)) return notFound();
    const affiliates = (await companiesCountedAs(db, company.id, await now())).filter((one) => one.id !== company.id).map((one) => one.name);
    const { name, firmName } = await recruiterName(db, scope.recruiterId);
    const version = (await currentPolicy(db)).settings.representation.textVersion;
    return { version, text: rtrText(version, { candidateName: input.fullName, recruiterName: name, firmName, companyName: company.name, affiliates, jobTitle: job?.title ?? null, endsOn: input.endsOn }) };
  },
});
