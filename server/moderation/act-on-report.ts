import { z } from "zod";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { command } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { removeMessage } from "../messages";
import { currentPolicy } from "../policy";
import { type ActionKind, closeReport, decide, type Env, isProposed, lockReport, reason, record, reportId, takeEffect } from "./case";
import { moderationErrors } from "./errors";

const taken = z.strictObject({ actionId: z.string() });

/** Finds that nothing in a report breaks the rules. The reporter reads the answer; the reported person is told nothing. */
export const rejectReport = command({
  input: z.strictObject({ reportId, answer: cleanedText(limits.noteLength, { letters: 10, say: "Say why, in a sentence: the reporter reads it." }) }),
  output: z.strictObject({ state: z.literal("rejected") }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const report = await lockReport(env, input.reportId);
    if (await isProposed(env.tx, report.id)) return env.refuse("proposal_waits");
    await closeReport(env, report, { state: "rejected", answer: input.answer });
    await record(env, report, { rule: "one-admin", outcome: "rejected", reason: input.answer });
    return { state: "rejected" as const };
  },
});

/** Warns the reported person. It takes nothing from them; it stands in their history. */
export const warnPerson = command({
  input: z.strictObject({ reportId, reason }),
  output: taken,
  allow: asAdmin,
  errors: moderationErrors,
  run: (env, input) => act(env, { ...input, kind: "warn", days: null }),
});

/** Mutes the reported person for days: until then they can send no message and ask for no connection. At most the policy's days. */
export const mutePerson = command({
  input: z.strictObject({ reportId, reason, days: z.number("Enter a number of days.").int("Enter whole days.").min(1, "Enter at least one day.").max(365, "Enter at most 365 days.") }),
  output: taken,
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const { muteDaysMax } = (await currentPolicy(env.tx)).settings.moderation;
    if (input.days > muteDaysMax) return env.refuse("mute_too_long", { days: muteDaysMax });
    return act(env, { ...input, kind: "mute" });
  },
});

/** Takes the reported message out of the conversation: its place stays, its words remain in the evidence alone. */
export const removeReported = command({
  input: z.strictObject({ reportId, reason }),
  output: taken,
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const report = await lockReport(env, input.reportId);
    if (report.messageId === null) return env.refuse("no_message");
    const done = await act(env, { ...input, kind: "remove", days: null });
    const told = await removeMessage(env.tx, { messageId: report.messageId, now: env.now });
    if (told) env.emit(told);
    return done;
  },
});

const outcomes: Readonly<Record<ActionKind, string>> = { warn: "warned", mute: "muted", remove: "message_removed", suspend: "suspended" };

/** One admin's decision, in force at once. */
export async function act(env: Env, of: { reportId: string; kind: ActionKind; days: number | null; reason: string }): Promise<z.input<typeof taken>> {
  const report = await lockReport(env, of.reportId);
  const action = await decide(env, report, { ...of, proposed: false });
  await takeEffect(env, report, action);
  await record(env, report, { rule: "one-admin", outcome: outcomes[of.kind], reason: of.reason, action });
  return { actionId: action.id };
}
