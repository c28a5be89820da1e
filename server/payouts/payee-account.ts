import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { payeeAccounts } from "@/db/schema/money";
import { payees, recruiters, users } from "@/db/schema/identity";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter, asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { payoutErrors } from "./errors";

/** The recruiter as a payee, with what the provider knows of them. */
export const myPayee = query({
  input: z.strictObject({}),
  output: z.strictObject({
    payeeId: z.string(), email: z.string(), stripeAccountId: z.string().nullable(), ready: z.boolean(), detailsSubmitted: z.boolean(), requirements: z.array(z.string()), waitUntil: z.iso.datetime().nullable(),
  }),
  allow: asRecruiter,
  errors: payoutErrors,
  async run({ db, scope }) {
    const [row] = await db
      .select({ payeeId: payees.id, email: users.email, account: payeeAccounts })
      .from(payees)
      .innerJoin(recruiters, eq(recruiters.id, payees.recruiterId))
      .innerJoin(users, eq(users.id, recruiters.userId))
      .leftJoin(payeeAccounts, eq(payeeAccounts.payeeId, payees.id))
      .where(eq(recruiters.id, scope.recruiterId));
    if (!row) return notFound();
    return {
      payeeId: row.payeeId, email: row.email, stripeAccountId: row.account?.stripeAccountId ?? null, ready: row.account?.transfersActive ?? false,
      detailsSubmitted: row.account?.detailsSubmitted ?? false, requirements: row.account?.requirements ?? [], waitUntil: row.account?.payoutsWaitUntil?.toISOString() ?? null,
    };
  },
});

/** Remembers a payee's connected account, or what changed about it. Out: whether the payee has become able to receive. */
export const savePayeeAccount = command({
  input: z.strictObject({
    payeeId: z.string().max(limits.idLength), stripeAccountId: z.string().max(limits.idLength), transfersActive: z.boolean(), detailsSubmitted: z.boolean(),
    requirements: z.array(z.string().max(200)).max(100),
  }),
  output: z.strictObject({ becameReady: z.boolean() }),
  allow: asSystem,
  errors: payoutErrors,
  async run({ tx, now, emit }, { payeeId, ...said }) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${said.stripeAccountId}, 0))`);
    const [before] = await tx.select().from(payeeAccounts).where(eq(payeeAccounts.payeeId, payeeId)).for("update");
    if (before && before.stripeAccountId !== said.stripeAccountId) throw new Error(`Payee ${payeeId} already has account ${before.stripeAccountId}.`);
    await tx.insert(payeeAccounts).values({ payeeId, ...said, updatedAt: now }).onConflictDoUpdate({ target: payeeAccounts.payeeId, set: { ...said, updatedAt: now } });
    const becameReady = said.transfersActive && !before?.transfersActive;
    if (becameReady) emit({ type: "payouts/payee.ready", data: { payeeId } });
    return { becameReady };
  },
});

/** Whose account this is; null for a stranger's. */
export const payeeOfAccount = command({
  input: z.strictObject({ stripeAccountId: z.string().max(limits.idLength) }),
  output: z.strictObject({ payeeId: z.string().nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { stripeAccountId }) {
    const [row] = await tx.select({ payeeId: payeeAccounts.payeeId }).from(payeeAccounts).where(eq(payeeAccounts.stripeAccountId, stripeAccountId));
    return { payeeId: row?.payeeId ?? null };
  },
});
