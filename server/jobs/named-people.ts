import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { candidateKeys } from "@/db/schema/candidates";
import { jobs, namedPeople } from "@/db/schema/jobs";
import { readKeys } from "../candidates";
import { checkSecrets } from "../env";
import { companiesCountedAs } from "../identity";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asCompany, asHiringManager } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { daysAfter, hadStandingAt, keyedHash } from "../sourcing";
import { jobErrors } from "./errors";

const jobId = z.string().max(limits.idLength);
const optional = (max: number) => z.string().trim().max(max, `Use at most ${max} letters.`).default("");

/**
 * A company says that it asked for a person itself, before anybody presents them. Nobody is looked up: the answer is the same, and takes the same time, for a person whom
 * everybody knows here and for one whom nobody does. What is kept of the person is the name as given and keyed hashes, never an address.
 */
export const askForPerson = command({
  input: z.strictObject({ jobId, fullName: z.string().trim().min(2, "Enter the person's name.").max(limits.nameLength), email: optional(limits.emailLength), linkedin: optional(limits.urlLength) }).refine((one) => one.email !== "" || one.linkedin !== "", { path: ["email"], message: "Enter an e-mail or a LinkedIn profile." }),
  output: z.strictObject({ namedPersonId: z.string(), until: z.iso.datetime() }),
  allow: asHiringManager,
  errors: jobErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const keys = readKeys({ email: input.email, linkedin: input.linkedin });
    const [job] = await tx.select({ state: jobs.state }).from(jobs).where(and(eq(jobs.id, input.jobId), eq(jobs.companyId, scope.companyId))).for("update");
    if (!job) return notFound();
    if (job.state !== "open" && job.state !== "paused") return refuse("role_is_over");
    const { days, perRoleMax } = (await currentPolicy(tx)).settings.namedPeople;
    const live = await tx.select({ id: namedPeople.id }).from(namedPeople).where(and(eq(namedPeople.jobId, input.jobId), isNull(namedPeople.withdrawnAt)));
    if (live.length >= perRoleMax) return refuse("enough_named", { most: perRoleMax });
    const [secret] = checkSecrets();
    if (!secret) throw new Error("There is no secret for the hashes of people asked for.");
    const hashOf = (kind: "email" | "linkedin") => keys.filter((key) => key.kind === kind).map((key) => keyedHash(key, secret))[0] ?? null;
    const namedPersonId = newId("namedPerson");
    const until = daysAfter(now, days);
    await tx.insert(namedPeople).values({ id: namedPersonId, companyId: scope.companyId, jobId: input.jobId, fullName: input.fullName, emailHash: hashOf("email"), linkedinHash: hashOf("linkedin"), keyVersion: secret.version, askedBy: scope.userId, askedAt: now, until });
    emit({ type: "jobs/person.named", data: { namedPersonId, jobId: input.jobId, companyId: scope.companyId } });
    return { namedPersonId, until: until.toISOString() };
  },
});

/** Takes such a request back: it touches nothing that is submitted from then on. */
export const withdrawNamedPerson = command({
  input: z.strictObject({ namedPersonId: z.string().max(limits.idLength) }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asHiringManager,
  errors: jobErrors,
  async run({ tx, scope, now, refuse }, input) {
    const mine = and(eq(namedPeople.id, input.namedPersonId), eq(namedPeople.companyId, scope.companyId));
    const done = await tx.update(namedPeople).set({ withdrawnAt: now }).where(and(mine, isNull(namedPeople.withdrawnAt))).returning({ id: namedPeople.id });
    if (done.length > 0) return { state: "withdrawn" as const };
    const [known] = await tx.select({ id: namedPeople.id }).from(namedPeople).where(mine);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});

/** Whom a company has asked for itself on one of its roles. */
export const namedPeopleList = query({
  input: z.strictObject({ jobId }),
  output: z.strictObject({ people: z.array(z.strictObject({ id: z.string(), fullName: z.string(), by: z.array(z.enum(["e-mail", "LinkedIn"])), askedAt: z.iso.datetime(), until: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable() })), most: z.number().int() }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }, { jobId: id }) {
    const [job] = await db.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.id, id), eq(jobs.companyId, scope.companyId)));
    if (!job) return notFound();
    const rows = await db.select().from(namedPeople).where(eq(namedPeople.jobId, id)).orderBy(asc(namedPeople.askedAt), asc(namedPeople.id)).limit(limits.pageSizeMax);
    return {
      people: rows.map((row) => ({
        id: row.id, fullName: row.fullName, by: [...(row.emailHash ? (["e-mail"] as const) : []), ...(row.linkedinHash ? (["LinkedIn"] as const) : [])], askedAt: row.askedAt.toISOString(), until: row.until.toISOString(), withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      })),
      most: (await currentPolicy(db)).settings.namedPeople.perRoleMax,
    };
  },
});

/** `sourcerKeeps`: of those whose share is in question, one had a right to represent or an introduction there before the company asked. */
export type AskedByName = { namedPersonId: string; askedAt: Date; companyName: string; sourcerKeeps: boolean };

/**
 * Whether a company, or one of its group, asked for a person itself before an instant: the first such request that counts then; null = nobody did.
 * A bare claim has no share there (DESIGN §3): only who had the person's right to represent or an introduction there when the company asked keeps it.
 */
export async function askedByName(db: Reader, of: { candidateId: string; companyId: string; sourcerIds: readonly string[]; at: Date }): Promise<AskedByName | null> {
  const family = await companiesCountedAs(db, of.companyId, of.at);
  const at = of.at.toISOString();
  const requests = await db.select().from(namedPeople)
    .where(and(inArray(namedPeople.companyId, family.map((one) => one.id)), sql`asked_at <= ${at}::timestamptz and until > ${at}::timestamptz and (withdrawn_at is null or withdrawn_at > ${at}::timestamptz)`))
    .orderBy(asc(namedPeople.askedAt), asc(namedPeople.id));
  if (requests.length === 0) return null;
  const keys = await db.select({ kind: candidateKeys.kind, value: candidateKeys.value }).from(candidateKeys).where(eq(candidateKeys.candidateId, of.candidateId));
  const hashes = new Set(keys.flatMap((key) => checkSecrets().map((secret) => keyedHash(key, secret))));
  const row = requests.find((one) => [one.emailHash, one.linkedinHash].some((hash) => hash !== null && hashes.has(hash)));
  if (!row) return null;
  const sourcerKeeps = await hadStandingAt(db, { candidateId: of.candidateId, recruiterIds: of.sourcerIds, companyIds: family.map((one) => one.id), at: row.askedAt });
  return { namedPersonId: row.id, askedAt: row.askedAt, companyName: family.find((one) => one.id === row.companyId)?.name ?? "", sourcerKeeps };
}
