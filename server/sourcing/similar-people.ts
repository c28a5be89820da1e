import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Database, Tx } from "../kernel/database";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { personId } from "./merge-people";

const person = z.strictObject({
  candidateId: z.string(), fullName: z.string(), headline: z.string().nullable(), location: z.string().nullable(), currentEmployer: z.string().nullable(),
  /** The colleague of the reader's firm who wrote them down; null = the reader did. */
  colleague: z.string().nullable(),
});
type Row = { candidate_id: string; full_name: string; headline: string | null; location: string | null; current_employer: string | null; colleague: string | null };

/** As alike as two spellings of one name are; less is chance. Between 0 and 1, as pg_trgm counts. */
const ALIKE = 0.45;

type Search = { fullName: string; except?: string | undefined; recruiterId: string; firmId: string };

/** The search itself, for `asAlike`. `recruiterId` and `firmId` are the reader's. */
export const alike = (of: Search): SQL => sql`
  select * from (
    select distinct on (d.candidate_id) d.candidate_id, d.full_name, d.headline, d.location, d.current_employer, case when d.recruiter_id = ${of.recruiterId} then null else u.name end as colleague, similarity(d.full_name, ${of.fullName}) as alike
    from candidate_dossiers d join candidates p on p.id = d.candidate_id and p.merged_into is null join recruiters r on r.id = d.recruiter_id join users u on u.id = r.user_id
    where d.firm_id = ${of.firmId} and d.full_name % ${of.fullName} and d.candidate_id <> ${of.except ?? ""}
    order by d.candidate_id, d.recruiter_id <> ${of.recruiterId}) found
  order by alike desc, candidate_id limit ${limits.similarPeople}`;

/** Reads with an index that leaves out names less alike than ALIKE: what it finds beyond them is compared letter by letter, and is most of the work in a full book. */
export const asAlike = <T>(db: Database, read: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`);
    return read(tx);
  }, { accessMode: "read only" });

/**
 * People with a similar name whom the reader or a colleague of their firm has written down: perhaps the same person. A hint, never a refusal; whom nobody of the firm knows is not
 * looked at, so that a name typed in tells nothing of strangers' people.
 */
export const similarPeople = query({
  input: z.strictObject({ fullName: z.string().trim().max(limits.nameLength), except: personId.optional() }),
  output: z.strictObject({ people: z.array(person) }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { fullName, except }) {
    if (fullName.length < 4) return { people: [] };
    const rows = await asAlike(db, (tx) => tx.execute<Row>(alike({ fullName, except, recruiterId: scope.recruiterId, firmId: scope.firmId })));
    return { people: rows.map((row) => ({ candidateId: row.candidate_id, fullName: row.full_name, headline: row.headline, location: row.location, currentEmployer: row.current_employer, colleague: row.colleague })) };
  },
});
