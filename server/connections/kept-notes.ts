import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { connectionNotes } from "@/db/schema/connections";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { connectionErrors } from "./errors";

const note = z.strictObject({ noteId: z.string(), name: z.string(), body: z.string(), savedAt: z.iso.datetime() });

/** The notes that the reader keeps to ask with, by name. */
export const keptNotes = query({
  input: z.strictObject({}),
  output: z.strictObject({ notes: z.array(note) }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.select().from(connectionNotes).where(eq(connectionNotes.recruiterId, scope.recruiterId)).orderBy(asc(connectionNotes.name)).limit(limits.keptNotes);
    return { notes: rows.map((row) => ({ noteId: row.id, name: row.name, body: row.body, savedAt: row.savedAt.toISOString() })) };
  },
});

/** Keeps a note to ask with, with variables as they are; under a name that is taken it replaces what was kept. */
export const keepNote = command({
  input: z.strictObject({
    name: z.string().trim().min(1, "Give it a name.").max(60, "Use at most 60 letters."),
    body: z.string().trim().min(1, "Write the note first.").max(limits.connectionNoteLength, `Use at most ${limits.connectionNoteLength} letters.`),
  }),
  output: z.strictObject({ noteId: z.string() }),
  allow: asRecruiter,
  errors: connectionErrors,
  async run({ tx, scope, now, refuse }, { name, body }) {
    // Held, so that many at once stay within the number.
    await tx.execute(sql`select 1 from recruiters where id = ${scope.recruiterId} for no key update`);
    const kept = await tx.select({ name: connectionNotes.name }).from(connectionNotes).where(eq(connectionNotes.recruiterId, scope.recruiterId));
    if (kept.length >= limits.keptNotes && !kept.some((one) => one.name === name)) return refuse("notes_kept_enough");
    const [row] = await tx.insert(connectionNotes).values({ id: newId("connectionNote"), recruiterId: scope.recruiterId, name, body, savedAt: now })
      .onConflictDoUpdate({ target: [connectionNotes.recruiterId, connectionNotes.name], set: { body, savedAt: now } }).returning({ id: connectionNotes.id });
    if (!row) throw new Error("A note was neither kept nor replaced.");
    return { noteId: row.id };
  },
});

/** Throws a kept note away. */
export const dropNote = command({
  input: z.strictObject({ noteId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asRecruiter,
  errors: connectionErrors,
  async run({ tx, scope }, { noteId }) {
    const dropped = await tx.delete(connectionNotes).where(and(eq(connectionNotes.id, noteId), eq(connectionNotes.recruiterId, scope.recruiterId))).returning({ id: connectionNotes.id });
    return dropped.length > 0 ? {} : notFound();
  },
});
