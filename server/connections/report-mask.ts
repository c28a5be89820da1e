import { z } from "zod";
import { maskReports } from "@/db/schema/connections";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { connectionId } from "./answer-request";
import { connectionErrors } from "./errors";
import { maskContact } from "./rules/masked-contact";
import { lockConnection } from "./standing";

/** Says that what is hidden in the note of a request is no contact data: its reader or its writer, once for each request. It accuses nobody; an admin looks at the note and shows it, or leaves it. */
export const reportMask = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({}),
  allow: asParty,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, scope, input.connectionId);
    if (!mine) return notFound();
    const { id, note, state, askedAt } = mine.connection;
    if (note === null || state === "active" || !maskContact(note).hidden) return refuse("changed_meanwhile");
    const made = await tx.insert(maskReports).values({ connectionId: id, askedAt, reportedBy: scope.userId, reportedAt: now }).onConflictDoNothing().returning({ connectionId: maskReports.connectionId });
    if (made.length > 0) emit({ type: "connections/mask.reported", data: { connectionId: id } });
    return {};
  },
});
