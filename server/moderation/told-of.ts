import { sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";
import { untilText } from "../kernel/until-text";

/** What the person whom a decision concerns is told of it, as facts of its event; `untilText` is missing where it has no end of itself. Out: null = there is no such decision. */
export async function factsOfDecision(db: Reader, actionId: string): Promise<Record<string, string> | null> {
  const [row] = await db.execute<{ kind: string; reason: string; until: string | null; lift_reason: string | null; answer: string | null; appeal_until: string | null }>(sql`
    select a.kind, a.reason, a.until, a.lift_reason, p.answer, a.appeal_until from moderation_actions a left join moderation_appeals p on p.action_id = a.id where a.id = ${actionId}`);
  if (!row) return null;
  return { kind: row.kind, reason: row.reason, liftReason: row.lift_reason ?? "", answer: row.answer ?? "", ...(row.until === null ? {} : { untilText: untilText(new Date(row.until)) }), ...(row.appeal_until === null ? {} : { appealUntilText: untilText(new Date(row.appeal_until)) }) };
}
