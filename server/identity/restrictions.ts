import { type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "../kernel/database";
import { refuseKernel } from "../kernel/errors";
import { untilText } from "../kernel/until-text";

/** The condition that a user `u` can sign in: not suspended, or no longer. Time alone ends a suspension that has an end. */
export const canSignIn: SQL = sql`(u.suspended_at is null or coalesce(u.suspended_until <= app.now(), false))`;

/** What a person who may not write reads: until when, and why. */
export const restrictionErrors = {
  muted: { status: 403, say: "You can't write to anybody until {until}. The reason: {reason}", remedy: "You can read and answer requests. If you find this wrong, appeal: the decision is among your notifications." },
} as const;

/**
 * Whether a person is muted, as details of the refusal `muted`; null = they may write. Their row is held until the commit, so that of a mute and a message at once one sees the other.
 * Refuses with `not_allowed` who was suspended since they asked.
 */
export async function muteOf(tx: Tx, userId: string): Promise<{ until: string; reason: string } | null> {
  const [row] = await tx.execute<{ until: string | null; active: boolean }>(sql`select case when u.muted_until > app.now() then u.muted_until end as until, ${canSignIn} as active from users u where u.id = ${userId} for share`);
  if (!row?.active) return refuseKernel("not_allowed");
  if (row.until === null) return null;
  const [action] = await tx.execute<{ reason: string }>(sql`select reason from moderation_actions where user_id = ${userId} and kind = 'mute' and state = 'in_force' order by until desc limit 1`);
  return { until: untilText(new Date(row.until)), reason: action?.reason ?? "" };
}

/** The suspension that keeps a person from signing in; `until` null = without an end, `actionId` null = it rests on no decision here. Out: null = they can. */
export async function suspensionOf(db: Reader, userId: string): Promise<{ until: string | null; reason: string; actionId: string | null } | null> {
  const [row] = await db.execute<{ until: string | null; reason: string | null; action_id: string | null }>(sql`
    select u.suspended_until as until, a.reason, a.id as action_id from users u
      left join lateral (select id, reason from moderation_actions where user_id = u.id and kind = 'suspend' and state = 'in_force' and (until is null or until > app.now()) order by until desc nulls first limit 1) a on true
    where u.id = ${userId} and not ${canSignIn}`);
  return row ? { until: row.until === null ? null : untilText(new Date(row.until)), reason: row.reason ?? "", actionId: row.action_id } : null;
}
