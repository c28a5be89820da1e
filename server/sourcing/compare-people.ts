import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { sourcingErrors } from "./errors";
import { liveClaims } from "./join-people";
import { holdsBoth, personId, seesAll } from "./merge-people";
import { mergedClaims } from "./rules/merged-claims";
import { sameFields } from "./rules/same-fields";
import { whichStays } from "./rules/which-stays";
import { standingRecord } from "./standing-record";

const text = z.string().nullable();
const side = z.strictObject({
  candidateId: z.string(), fullName: z.string(), headline: text, location: text, currentEmployer: text,
  /** Contact data are shown to the one who wrote them down; null = none, or a colleague's. */
  email: text, phone: text, linkedin: text,
  /** The colleague who wrote them down; null = the reader did. */
  colleague: text,
  addedAt: z.iso.datetime(), submissions: z.number().int(), signedRtrs: z.number().int(),
  protection: z.strictObject({ whose: z.enum(["mine", "colleague", "other", "free"]), holder: text, from: z.iso.datetime().nullable(), until: z.iso.datetime().nullable() }),
  /** The one that would stand. */
  stays: z.boolean(),
});
const claimLine = z.strictObject({ mine: z.boolean(), outcome: z.enum(["stays", "goes_on", "moves", "ends", "rests"]), until: z.iso.datetime(), goesOnFrom: z.iso.datetime().nullable(), goesOnUntil: z.iso.datetime().nullable() });

/** Two records side by side: what is the same, who protects whom, and what a merge would make of it. */
export const comparePeople = query({
  input: z.strictObject({ a: personId, b: personId }),
  output: z.strictObject({
    sides: z.tuple([side, side]), same: z.array(z.strictObject({ field: z.enum(["fullName", "email", "phone", "linkedin", "headline", "location", "currentEmployer"]), how: z.enum(["same", "alike"]) })),
    claims: z.array(claimLine),
    /** Whether the reader joins them at once, or an admin decides. */
    may: z.enum(["merge", "propose"]),
    /** An open proposal; `mine` may be taken back. */
    proposed: z.strictObject({ mergeId: z.string(), mine: z.boolean() }).nullable(),
    now: z.iso.datetime(),
  }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ db, scope, now, refuse }, input) {
    const ids = [await standingRecord(db, input.a), await standingRecord(db, input.b)] as const;
    if (!(await seesAll(db, scope, ids))) return notFound();
    if (ids[0] === ids[1]) return refuse("merged_already");
    const at = await now();
    const [a, b] = [await sideOf(db, scope, ids[0], at), await sideOf(db, scope, ids[1], at)];
    const stays = whichStays(a.record, b.record);
    const winnerId = stays?.winner.id ?? ids[0];
    const live = await liveClaims(db, { winnerId, loserId: winnerId === ids[0] ? ids[1] : ids[0], at });
    const [proposed] = await db.execute<{ id: string; mine: boolean }>(sql`select id, proposed_by = ${scope.recruiterId} as mine from person_merges where state = 'proposed' and least(winner_id, loser_id) = ${ids.toSorted()[0]} and greatest(winner_id, loser_id) = ${ids.toSorted()[1]}`);
    const iso = (ms: number) => new Date(ms).toISOString();
    const sides: [z.input<typeof side>, z.input<typeof side>] = [{ ...a.side, stays: winnerId === ids[0] }, { ...b.side, stays: winnerId === ids[1] }];
    return {
      sides,
      same: sameFields(a.side, b.side),
      claims: mergedClaims(live, at.getTime()).map((one) => {
        const claim = live.find((each) => each.id === one.id);
        const until = claim?.until ?? at.getTime();
        return { mine: claim?.recruiterId === scope.recruiterId, outcome: one.outcome, until: iso(until), goesOnFrom: "from" in one ? iso(one.from) : null, goesOnUntil: one.outcome === "goes_on" ? iso(one.until) : one.outcome === "moves" ? iso(until) : null };
      }),
      may: (await holdsBoth(db, scope, ids, at)) ? ("merge" as const) : ("propose" as const),
      proposed: proposed ? { mergeId: proposed.id, mine: proposed.mine } : null,
      now: at.toISOString(),
    };
  },
});

type SideRow = {
  id: string; user_id: string | null; created_at: string; full_name: string; headline: string | null; location: string | null; current_employer: string | null; email: string | null; phone: string | null; linkedin: string | null; colleague: string | null; added_at: string;
  submissions: number; rtrs: number; holder_id: string | null; holder_firm: string | null; holder: string | null; since: string | null; until: string | null;
};

/** A record as the reader sees it: their own notes of it, or a colleague's without the contact data. */
async function sideOf(db: Reader, scope: RecruiterScope, candidateId: string, at: Date) {
  const [row] = await db.execute<SideRow>(sql`
    select p.id, p.user_id, p.created_at, d.full_name, d.headline, d.location, d.current_employer, d.email, d.phone, d.linkedin, case when d.recruiter_id = ${scope.recruiterId} then null else u.name end as colleague, d.created_at as added_at,
      (select count(*)::int from applications a where a.candidate_id = p.id and a.recruiter_id = ${scope.recruiterId} and a.state <> 'withdrawn') as submissions,
      (select count(*)::int from right_to_represent r where r.candidate_id = p.id and r.recruiter_id = ${scope.recruiterId} and r.state = 'signed') as rtrs,
      c.recruiter_id as holder_id, c.firm_id as holder_firm, h.name as holder, lower(c."window") as since, upper(c."window") as until
    from candidates p join candidate_dossiers d on d.candidate_id = p.id and d.firm_id = ${scope.firmId} join recruiters r on r.id = d.recruiter_id join users u on u.id = r.user_id
      left join candidate_sourcers c on c.candidate_id = p.id and c."window" @> ${at.toISOString()}::timestamptz left join recruiters hr on hr.id = c.recruiter_id left join users h on h.id = hr.user_id
    where p.id = ${candidateId} order by d.recruiter_id <> ${scope.recruiterId}, d.created_at limit 1`);
  if (!row) return notFound();
  const own = row.colleague === null;
  const whose: "mine" | "colleague" | "other" | "free" = row.holder_id === null ? "free" : row.holder_id === scope.recruiterId ? "mine" : row.holder_firm === scope.firmId ? "colleague" : "other";
  const iso = (value: string | null) => (value === null ? null : new Date(value).toISOString());
  return {
    record: { id: row.id, userId: row.user_id, createdAt: new Date(row.created_at) },
    side: {
      candidateId: row.id, fullName: row.full_name, headline: row.headline, location: row.location, currentEmployer: row.current_employer, email: own ? row.email : null, phone: own ? row.phone : null, linkedin: own ? row.linkedin : null,
      colleague: row.colleague, addedAt: new Date(row.added_at).toISOString(), submissions: row.submissions, signedRtrs: row.rtrs,
      protection: { whose, holder: whose === "colleague" ? row.holder : null, from: whose === "mine" || whose === "colleague" ? iso(row.since) : null, until: iso(row.until) },
    },
  };
}
