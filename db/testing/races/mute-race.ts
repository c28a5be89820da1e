import { databaseError } from "@/server/kernel/command";
import { Refusal } from "@/server/kernel/errors";
import { lockAwaited } from "../together";
import type { World } from "../world";
import type { Someone } from "../world/people";

/** What a write came to: `written`, the code of a refusal, or the constraint by which the database refused it. */
const outcomeOf = (work: Promise<unknown>): Promise<string> => work.then(() => "written", (cause: unknown) => (cause instanceof Refusal ? cause.code : (databaseError(cause)?.constraint ?? String(cause))));

/**
 * Mutes the reported person in a transaction that stays open until `work` waits for it, or is done, and commits. `waits: false` for a `work` that is expected to wait for nothing.
 * Out: what `work` came to.
 */
export async function duringMute(world: World, of: { reportId: string; muted: Someone; by: Someone; waits: boolean }, work: () => Promise<unknown>): Promise<string> {
  let going: Promise<string> | undefined;
  await world.database.ownerSql.begin(async (tx) => {
    await tx`insert into moderation_actions (id, report_id, user_id, kind, days, reason, state, policy_version, decided_by, decided_at, began_at, until, appeal_until)
      values (${`mda_${of.reportId.slice(4)}`}, ${of.reportId}, ${of.muted.userId}, 'mute', 1, 'Insults.', 'in_force', 1, ${of.by.userId}, app.now(), app.now(), app.now() + interval '1 day', app.now() + interval '14 days')`;
    going = outcomeOf(work());
    if (of.waits) await lockAwaited(world.db);
    else await going;
  });
  return going ?? "never begun";
}
