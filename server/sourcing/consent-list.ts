import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { rightToRepresent } from "@/db/schema/candidates";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCandidate, asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";

const consent = z.strictObject({
  id: z.string(), recruiterId: z.string(), recruiterName: z.string(), firmId: z.string(), firmName: z.string(), companyId: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), state: z.enum(["requested", "signed", "declined", "withdrawn", "revoked", "ended"]), over: z.boolean(),
  endsOn: z.string(), requestedAt: z.iso.datetime(), signedAt: z.iso.datetime().nullable(), revokedAt: z.iso.datetime().nullable(), receiptHash: z.string().nullable(),
  /** The reader hides from this company now: nobody can present them there, signed or not. */
  hidden: z.boolean(),
});
type Row = { id: string; recruiter_id: string; firm_id: string; company_id: string; hidden: boolean; recruiter_name: string; firm_name: string; company_name: string; job_title: string | null; state: z.output<typeof consent>["state"]; over: boolean; ends_on: string; requested_at: string; signed_at: string | null; revoked_at: string | null; receipt_hash: string | null };

const columns = sql`r.id, r.recruiter_id, r.firm_id, r.company_id, exists (select 1 from hidden_from h where h.candidate_id = r.candidate_id and h.company_id = r.company_id) as hidden, u.name as recruiter_name, f.name as firm_name, o.name as company_name, j.title as job_title, r.state, r.ends_on < (app.now() at time zone 'UTC')::date as over, r.ends_on::text, r.requested_at, r.signed_at, r.revoked_at, r.receipt_hash`;
const from = sql`right_to_represent r join recruiters rec on rec.id = r.recruiter_id join users u on u.id = rec.user_id join organizations f on f.id = r.firm_id join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id`;
const shape = (row: Row) => ({
  id: row.id, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmId: row.firm_id, firmName: row.firm_name, companyId: row.company_id, companyName: row.company_name, hidden: row.hidden, jobTitle: row.job_title, state: row.state, over: row.over, endsOn: row.ends_on, requestedAt: new Date(row.requested_at).toISOString(),
  signedAt: row.signed_at ? new Date(row.signed_at).toISOString() : null, revokedAt: row.revoked_at ? new Date(row.revoked_at).toISOString() : null, receiptHash: row.receipt_hash,
});

/** The candidate's wallet: who asks, who represents them where, and what is over. */
export const myConsents = query({
  input: z.strictObject({}),
  output: z.strictObject({ consents: z.array(consent) }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<Row>(sql`select ${columns} from ${from} where r.candidate_id = ${scope.candidateId} and r.state <> 'withdrawn'
      order by (r.state = 'requested') desc, (r.state = 'signed') desc, r.requested_at desc limit ${limits.pageSizeMax}`);
    return { consents: rows.map(shape) };
  },
});

const underIt = z.strictObject({ applicationId: z.string(), jobTitle: z.string(), companyName: z.string(), state: z.string(), submittedAt: z.iso.datetime() });

/** One request with the full text, as the candidate reads it, and what taking it back would leave as it is: what was sent under it, and a claim of the same recruiter. */
export const consentDetail = query({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ consent, text: z.string(), textVersion: z.number().int(), submissions: z.array(underIt), claimUntil: z.iso.datetime().nullable() }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }, { rtrId }) {
    const [row] = await db.execute<Row & { text_shown: string; text_version: number }>(sql`select ${columns}, r.text_shown, r.text_version from ${from} where r.candidate_id = ${scope.candidateId} and r.id = ${rtrId}`);
    if (!row) return notFound();
    const sent = await db.execute<{ id: string; job_title: string; company_name: string; state: string; submitted_at: string }>(sql`
      select a.id, j.title as job_title, o.name as company_name, a.state, a.submitted_at from applications a join jobs j on j.id = a.job_id join organizations o on o.id = a.company_id where a.rtr_id = ${rtrId} and a.candidate_id = ${scope.candidateId} order by a.submitted_at`);
    const [claim] = await db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where candidate_id = ${scope.candidateId} and recruiter_id = ${row.recruiter_id} and state = 'active' and "window" @> app.now()`);
    return {
      consent: shape(row), text: row.text_shown, textVersion: row.text_version, claimUntil: claim ? new Date(claim.until).toISOString() : null,
      submissions: sent.map((one) => ({ applicationId: one.id, jobTitle: one.job_title, companyName: one.company_name, state: one.state, submittedAt: new Date(one.submitted_at).toISOString() })),
    };
  },
});

/** Notes that the candidate has opened a request, once. */
export const openConsent = command({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ fresh: z.boolean() }),
  allow: asCandidate,
  errors: {},
  async run({ tx, scope, now, emit }, { rtrId }) {
    const mine = and(eq(rightToRepresent.id, rtrId), eq(rightToRepresent.candidateId, scope.candidateId));
    const [row] = await tx.update(rightToRepresent).set({ openedAt: now }).where(and(mine, isNull(rightToRepresent.openedAt))).returning();
    if (row) {
      emit({ type: "sourcing/rtr.opened", data: { rtrId, candidateId: row.candidateId, recruiterId: row.recruiterId }, candidateId: row.candidateId });
      return { fresh: true };
    }
    const [known] = await tx.select({ id: rightToRepresent.id }).from(rightToRepresent).where(mine);
    return known ? { fresh: false } : notFound();
  },
});

/** Companies with open roles: where a recruiter may ask to represent somebody. */
export const companiesForRtr = query({
  input: z.strictObject({}),
  output: z.strictObject({ companies: z.array(z.strictObject({ id: z.string(), name: z.string(), roles: z.array(z.strictObject({ id: z.string(), title: z.string() })) })) }),
  allow: asRecruiter,
  errors: {},
  async run({ db }) {
    const rows = await db.execute<{ id: string; name: string; roles: { id: string; title: string }[] }>(sql`
      select o.id, o.name, jsonb_agg(jsonb_build_object('id', j.id, 'title', j.title) order by j.title) as roles from organizations o join jobs j on j.company_id = o.id and j.state = 'open' group by o.id order by o.name limit ${limits.pageSizeMax}`);
    return { companies: rows.map((row) => ({ id: row.id, name: row.name, roles: row.roles })) };
  },
});
