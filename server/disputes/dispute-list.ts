import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema/disputes";
import { query } from "../kernel/command";
import { asAdmin, asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { caseLine, caseLines, ownCases } from "./case-words";

const page = z.strictObject({ disputes: z.array(caseLine), now: z.iso.datetime() });

/** The caller's own cases, from either side, newest first. */
export const myDisputes = query({
  input: z.strictObject({}),
  output: page,
  allow: asParty,
  errors: {},
  async run({ db, scope, now }) {
    const at = await now();
    const rows = await db.select().from(disputes).where(ownCases(scope)).orderBy(desc(disputes.openedAt), desc(disputes.id)).limit(limits.pageSizeMax);
    return { disputes: await caseLines(db, rows, scope, at), now: at.toISOString() };
  },
});

/** The caller's own cases about one submission, newest first. */
export const submissionDisputes = query({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength) }),
  output: z.strictObject({ disputes: z.array(caseLine) }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { applicationId }) {
    const rows = await db.select().from(disputes).where(and(ownCases(scope), eq(disputes.applicationId, applicationId))).orderBy(desc(disputes.openedAt), desc(disputes.id)).limit(limits.pageSize);
    return { disputes: await caseLines(db, rows, scope, await now()) };
  },
});

/** Every case for the platform's people: those that wait for them first, then those that wait for a side, then what is over. */
export const disputeQueue = query({
  input: z.strictObject({}),
  output: page,
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const at = await now();
    const rows = await db.select().from(disputes)
      .orderBy(sql`case state when 'appealed' then 0 when 'answered' then 1 when 'open' then 2 when 'decided' then 3 else 4 end`, sql`case when state in ('closed','withdrawn') then null else answer_due_at end nulls last`, desc(disputes.openedAt))
      .limit(limits.pageSizeMax);
    return { disputes: await caseLines(db, rows, { recruiterId: null, candidateId: null, companyId: null }, at), now: at.toISOString() };
  },
});
