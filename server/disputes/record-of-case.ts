import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { limits } from "../kernel/limits";
import { tookOver } from "../sourcing";
import type { Evidence } from "./dispute-evidence";
import type { Opening } from "./open-dispute";

type Record = { pieces: Evidence[]; signedByThePerson: boolean };
const piece = (happenedOn: string, note: string): Evidence => ({ side: "record", addedBy: "system:disputes", happenedOn, direction: null, note, file: null });

/** What the marketplace itself knows of the contested claim or submission: attached to every case, so that nobody has to be believed on it. Names nobody. */
export async function recordOfCase(tx: Tx, of: Opening): Promise<Record> {
  return of.kind === "claim" ? { pieces: await recordOfClaim(tx, of.claimId), signedByThePerson: false } : recordOfSubmission(tx, of.applicationId);
}

const evidenceWords: Readonly<{ [kind: string]: string }> = {
  identified: "The person was written down here", reply: "The person replied", connection: "The person accepted a connection", rtr_signed: "The person signed a right to represent", submission: "The person was submitted to a company",
  profile_opened: "The profile that the person shared was opened", manual: "Contact was written down by hand",
};

async function recordOfClaim(tx: Tx, claimId: string): Promise<Evidence[]> {
  const [claim] = await tx.execute<{ since: string; until: string; taken_over: boolean }>(sql`
    select (lower(c."window") at time zone 'UTC')::date::text as since, (upper(c."window") at time zone 'UTC')::date::text as until, ${tookOver} as taken_over from candidate_sourcers c where c.id = ${claimId}`);
  if (!claim) throw new Error(`There is no claim ${claimId}.`);
  const evidence = await tx.execute<{ kind: string; on: string; days: number }>(sql`
    select kind, (at at time zone 'UTC')::date::text as on, days from sourcer_evidence where claim_id = ${claimId} order by at limit ${limits.pageSize}`);
  return [
    piece(claim.since, `The claim began on this day${claim.taken_over ? ", taken over from another recruiter," : ""} and protects until ${claim.until} (UTC).`),
    ...evidence.map((one) => piece(one.on, `${evidenceWords[one.kind] ?? "Evidence was added"}: ${one.days} days of protection from this day.`)),
  ];
}

/** A submission names the right on which it rests, and the database made sure that it held: also one that named another company of a group, or was signed on a record that was merged. */
async function recordOfSubmission(tx: Tx, applicationId: string): Promise<Record> {
  const [row] = await tx.execute<{ on: string; company: string; role: string; signed_on: string | null; receipt: string | null; revoked_on: string | null }>(sql`
    select (a.submitted_at at time zone 'UTC')::date::text as on, o.name as company, j.title as role, (r.signed_at at time zone 'UTC')::date::text as signed_on, r.receipt_hash as receipt, (r.revoked_at at time zone 'UTC')::date::text as revoked_on
    from applications a join organizations o on o.id = a.company_id join jobs j on j.id = a.job_id
      left join right_to_represent r on r.id = a.rtr_id
    where a.id = ${applicationId}`);
  if (!row) throw new Error(`There is no application ${applicationId}.`);
  const right =
    row.signed_on === null
      ? piece(row.on, `No right to represent the person at ${row.company} had been signed when they were submitted.`)
      : piece(row.signed_on, `The person signed the right to represent them at ${row.company} on this day${row.revoked_on ? `, and revoked it on ${row.revoked_on}` : ""}. Receipt ${row.receipt ?? ""}.`);
  return { pieces: [piece(row.on, `The person was submitted to ${row.company} for ${row.role}.`), right], signedByThePerson: row.signed_on !== null };
}
