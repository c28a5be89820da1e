import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "@/db/schema/notifications";
import { command, query } from "../kernel/command";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";

const shown = z.strictObject({ id: z.string(), kind: z.string(), title: z.string(), body: z.string(), href: z.string(), createdAt: z.iso.datetime(), read: z.boolean() });

/** What one person should know, newest first. */
export const myNotifications = query({
  input: z.strictObject({}),
  output: z.strictObject({ notifications: z.array(shown), unread: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.select().from(notifications).where(eq(notifications.userId, scope.userId)).orderBy(desc(notifications.createdAt)).limit(limits.pageSize);
    return {
      notifications: rows.map((row) => ({ id: row.id, kind: row.kind, title: row.title, body: row.body, href: row.href, createdAt: row.createdAt.toISOString(), read: row.readAt !== null })),
      unread: rows.filter((row) => row.readAt === null).length,
    };
  },
});

/** Marks everything as read. */
export const markAllRead = command({
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now }) {
    const rows = await tx.update(notifications).set({ readAt: now }).where(and(eq(notifications.userId, scope.userId), isNull(notifications.readAt))).returning({ id: notifications.id });
    return { count: rows.length };
  },
});
