import { and, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import { candidateDossiers, rightToRepresent } from "@/db/schema/candidates";
import { jobs } from "@/db/schema/jobs";
import { companiesHiddenFrom, ensureDossier, ensurePerson, readKeys, requireAvailable } from "../candidates";
import { companiesCountedAs, organizationById, recruiterName } from "../identity";
import { command } from "../kernel/command";
import { notFound, refuseKernel } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { daysAfter } from "./protection";
import { rtrText } from "./rules/rtr-text";
import { standingRecord } from "./standing-record";

const person = z.strictObject({
  fullName: z.string().trim().min(2, "Enter the person's name.").max(limits.nameLength), email: z.string().trim().min(1, "Enter the person's e-mail: the request goes there.").max(limits.emailLength),
  phone: z.string().trim().max(40).default(""), linkedin: z.string().trim().max(limits.urlLength).default(""),
});

/** Asks a person for their right to represent at a company. The person may be new, one's own, or protected by someone else. */
export const requestRtr = command({
  input: z.strictObject({
    candidateId: z.string().max(limits.idLength).optional(), person: person.optional(), companyId: z.string().min(1, "Choose the company.").max(limits.idLength), jobId: z.string().max(limits.idLength).optional(),
    endsOn: z.iso.date("Enter the last day as a date.").optional(),
  }),
  output: z.strictObject({ rtrId: z.string(), candidateId: z.string() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const policy = await currentPolicy(tx);
    const company = await organizationById(tx, input.companyId);
    if (company?.kind !== "company") return notFound();
    const [job] = input.jobId ? await tx.select({ title: jobs.title }).from(jobs).where(and(eq(jobs.id, input.jobId), eq(jobs.companyId, company.id))) : [];
    if (input.jobId && !job) return notFound();
    const latest = daysAfter(now, policy.settings.representation.defaultDays).toISOString().slice(0, 10);
    const endsOn = input.endsOn ?? latest;
    if (endsOn < now.toISOString().slice(0, 10)) return refuseKernel("invalid_input", {}, [{ path: "endsOn", message: "The last day must not be in the past." }]);
    if (endsOn > latest) return refuseKernel("invalid_input", {}, [{ path: "endsOn", message: `The last day can be ${latest} at the latest.` }]);
    const who = await subject();
    if (!who) return notFound();
    if (!who.email) return refuse("no_email");
    await requireAvailable(tx, { candidateId: who.candidateId, recruiterId: scope.recruiterId });
    const hidden = await companiesHiddenFrom(tx, who.candidateId);
    if (hidden.has(company.id)) return refuse("hidden_company");
    // One for a single role is for that role alone; one for roles at a company names the others of its group, and holds for those that it names.
    const affiliates = job ? [] : (await companiesCountedAs(tx, company.id, now)).filter((one) => one.id !== company.id && !hidden.has(one.id));
    const { name, firmName } = await recruiterName(tx, scope.recruiterId);
    // One whose last day has passed makes room for the next; it may be asked for anew.
    await tx
      .update(rightToRepresent)
      .set({ state: "ended" })
      .where(and(eq(rightToRepresent.candidateId, who.candidateId), eq(rightToRepresent.recruiterId, scope.recruiterId), eq(rightToRepresent.companyId, company.id), inArray(rightToRepresent.state, ["requested", "signed"]), lt(rightToRepresent.endsOn, now.toISOString().slice(0, 10))));
    const rtrId = newId("rtr");
    await tx.insert(rightToRepresent).values({
      id: rtrId, candidateId: who.candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId, companyId: company.id, alsoAt: affiliates.map((one) => one.id), jobId: input.jobId ?? null, textVersion: policy.settings.representation.textVersion,
      textShown: rtrText(policy.settings.representation.textVersion, { candidateName: who.fullName, recruiterName: name, firmName, companyName: company.name, affiliates: affiliates.map((one) => one.name), jobTitle: job?.title ?? null, endsOn }), requestedAt: now, endsOn,
    });
    emit({ type: "sourcing/rtr.requested", data: { rtrId, candidateId: who.candidateId, recruiterId: scope.recruiterId, companyId: company.id }, candidateId: who.candidateId });
    return { rtrId, candidateId: who.candidateId };

    async function subject(): Promise<{ candidateId: string; fullName: string; email: string | null } | null> {
      const own = { recruiterId: scope.recruiterId, firmId: scope.firmId };
      if (input.candidateId) {
        const standing = await standingRecord(tx, input.candidateId);
        const [dossier] = await tx.select().from(candidateDossiers).where(and(eq(candidateDossiers.candidateId, standing), eq(candidateDossiers.recruiterId, scope.recruiterId)));
        return dossier ? { candidateId: dossier.candidateId, fullName: dossier.fullName, email: dossier.email } : null;
      }
      if (!input.person) return refuseKernel("invalid_input", {}, [{ path: "person.fullName", message: "Choose a person, or enter a new one." }]);
      const candidateId = await ensurePerson(tx, input.person, readKeys(input.person));
      await ensureDossier(tx, { candidateId, ...own }, { ...input.person, phone: input.person.phone || null, linkedin: input.person.linkedin || null });
      return { candidateId, fullName: input.person.fullName, email: input.person.email };
    }
  },
});

/** Takes an unanswered request back. */
export const withdrawRtr = command({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ state: z.string() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, { rtrId }) {
    const mine = and(eq(rightToRepresent.id, rtrId), eq(rightToRepresent.recruiterId, scope.recruiterId));
    const [row] = await tx.update(rightToRepresent).set({ state: "withdrawn", answeredAt: now }).where(and(mine, eq(rightToRepresent.state, "requested"))).returning();
    if (row) {
      emit({ type: "sourcing/rtr.withdrawn", data: { rtrId, candidateId: row.candidateId }, candidateId: row.candidateId });
      return { state: row.state };
    }
    const [known] = await tx.select({ id: rightToRepresent.id }).from(rightToRepresent).where(mine);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});
