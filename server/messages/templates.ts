import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { messageTemplates } from "@/db/schema/messages";
import { templateFault } from "../connections";
import { organizationById } from "../identity";
import { cleanedText, lettersOf } from "../kernel/rules/cleaned-text";
import { command, query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { messageErrors } from "./errors";
import { written } from "./message-input";

const purposes = z.enum(["note", "message"]);
type Purpose = z.output<typeof purposes>;
const templateId = z.string().max(limits.idLength);
/** What a template is found by, and what it says. A variable that does not exist is refused here and not when somebody reads it. */
const wording = {
  name: cleanedText(limits.templateNameLength, { letters: 1, say: "Give it a name." }),
  body: written.refine((body) => templateFault(body) === null, { error: (issue) => templateFault(String(issue.input)) ?? "" }),
};
const template = z.strictObject({ templateId: z.string(), purpose: purposes, name: z.string(), body: z.string(), createdAt: z.iso.datetime(), changedAt: z.iso.datetime() });

/** The reader's own templates, by name, and what is filled in of themselves: their name and the firm for which they act (null = for none). */
export const ownTemplates = query({
  input: z.strictObject({}),
  output: z.strictObject({ templates: z.array(template), writer: z.strictObject({ name: z.string(), firmName: z.string().nullable() }) }),
  allow: asParty,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.select().from(messageTemplates).where(eq(messageTemplates.userId, scope.userId)).orderBy(sql`lower(${messageTemplates.name})`, asc(messageTemplates.id));
    const [who] = await db.execute<{ name: string }>(sql`select name from users where id = ${scope.userId}`);
    const firm = scope.firmId === null ? null : await organizationById(db, scope.firmId);
    const templates = rows.map((row) => ({ templateId: row.id, purpose: purposes.parse(row.purpose), name: row.name, body: row.body, createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString() }));
    return { templates, writer: { name: who?.name ?? "", firmName: firm?.name ?? null } };
  },
});

/** Keeps a template. Refuses with `templates_enough`, and with `template_name_taken` where the person has one of that name for the same. */
export const addTemplate = command({
  input: z.strictObject({ purpose: purposes, ...wording }),
  output: z.strictObject({ templateId: z.string() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, refuse }, { purpose, name, body }) {
    refuseTooLong(purpose, body);
    // Held, so that many at once stay within the number, and of two that take one name the second sees the first.
    await tx.execute(sql`select 1 from users where id = ${scope.userId} for no key update`);
    const [kept] = await tx.select({ count: sql<number>`count(*)::int` }).from(messageTemplates).where(eq(messageTemplates.userId, scope.userId));
    if ((kept?.count ?? 0) >= limits.ownTemplates) return refuse("templates_enough");
    const id = newId("messageTemplate");
    await tx.insert(messageTemplates).values({ id, userId: scope.userId, purpose, name, body, createdAt: now, changedAt: now });
    return { templateId: id };
  },
});

/** Gives a template of one's own another name and text. What it is for stays. */
export const changeTemplate = command({
  input: z.strictObject({ templateId, ...wording }),
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now }, { templateId: id, name, body }) {
    const [mine] = await tx.select({ purpose: messageTemplates.purpose }).from(messageTemplates).where(isOwn(scope, id)).for("update");
    if (!mine) return notFound();
    refuseTooLong(purposes.parse(mine.purpose), body);
    await tx.update(messageTemplates).set({ name, body, changedAt: now }).where(isOwn(scope, id));
    return {};
  },
});

/** Removes a template of one's own, for good: nothing that was written with it refers to it. */
export const removeTemplate = command({
  input: z.strictObject({ templateId }),
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope }, { templateId: id }) {
    const gone = await tx.delete(messageTemplates).where(isOwn(scope, id)).returning({ id: messageTemplates.id });
    return gone.length > 0 ? {} : notFound();
  },
});

/** Removes whatever a person kept. */
export async function eraseTemplatesOf(tx: Tx, userId: string): Promise<void> {
  await tx.delete(messageTemplates).where(eq(messageTemplates.userId, userId));
}

const isOwn = (scope: PartyScope, id: string) => and(eq(messageTemplates.id, id), eq(messageTemplates.userId, scope.userId));

/** A note is short, and so is a template for it; what a message may have at most, its text has kept to already. */
function refuseTooLong(purpose: Purpose, body: string): void {
  if (purpose === "note" && lettersOf(body) > limits.connectionNoteLength) refuseKernel("invalid_input", {}, [{ path: "body", message: `A note has at most ${limits.connectionNoteLength} letters.` }]);
}
