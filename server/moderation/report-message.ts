import { z } from "zod";
import { command } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { withSurroundings } from "../messages";
import { moderationErrors } from "./errors";
import { makeReport, reportMade, reportWords, twoOf } from "./make-report";
import { AROUND, messageEntry } from "./rules/evidence";

/**
 * Reports a message of the other's to the platform, with the five before and after it as they stand now: what is changed or deleted later stays in the evidence. The other is not told. Also when the
 * conversation has ended. Refuses with `reported_already`, `reported_oneself`, `report_deleted`.
 */
export const reportMessage = command({
  input: z.strictObject({ messageId: z.string().max(limits.idLength), ...reportWords }),
  output: reportMade,
  allow: asParty,
  errors: moderationErrors,
  async run(env, { messageId, reason, words }) {
    const { connection, message, around } = await withSurroundings(env.tx, env.scope, { messageId, each: AROUND });
    if (message.mine) return env.refuse("reported_oneself");
    if (message.deletedAt !== null) return env.refuse("report_deleted");
    const two = await twoOf(env.tx, connection.connectionId, connection.side);
    return makeReport(env, {
      side: connection.side, about: "message", subject: `message:${messageId}`, messageId, connectionId: connection.connectionId, ...two, reason, words, entries: around.map((one) => messageEntry(one, { ...two, messageId })),
    });
  },
});
