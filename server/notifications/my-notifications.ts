import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "@/db/schema/notifications";
import { command, query } from "../kernel/command";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { type NewsPart, newsParts } from "./rules/news-parts";
import { settledOf } from "./settled";

const shown = z.strictObject({
  id: z.string(), kind: z.string(), title: z.string(), body: z.string(), href: z.string(), createdAt: z.iso.datetime(), read: z.boolean(),
  /** What became of that which it asks of its reader; null = it waits, or it asks for nothing. */
  settled: z.enum(["answered", "over"]).nullable(),
});
const page = pageOf(shown);
type Row = { id: string; kind: string; title: string; body: string; href: string; created_at: string; read: boolean; settled: "answered" | "over" | null };

const kindsOf: Readonly<Record<NewsPart, SQL>> = { all: sql`true`, unread: sql`n.read_at is null`, connections: sql`n.kind ~ '^connections/'`, money: sql`n.kind ~ '^(billing|payouts|proof)/'` };

/** What one person should know, newest first, and how much of all of it is unread. */
export const myNotifications = query({
  input: z.strictObject({ ...pageInput, show: z.enum(newsParts).default("all") }),
  output: z.strictObject({ notifications: page.shape.data, nextCursor: page.shape.nextCursor, unread: z.number().int(), now: z.iso.datetime() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }, { cursor, limit, show }) {
    const [rows, [count]] = await Promise.all([
      db.execute<Row>(sql`
        select n.id, n.kind, n.title, n.body, n.href, n.created_at, n.read_at is not null as read, ${settledOf} as settled from notifications n left join marketplace_events e on e.id = n.event_id::uuid
        where n.user_id = ${scope.userId} and ${kindsOf[show]} and ${after(cursor, sql`n.created_at`, sql`n.id`)} order by n.created_at desc, n.id desc limit ${limit + 1}`),
      db.execute<{ unread: number; now: string }>(sql`select count(*)::int as unread, app.now() as now from notifications where user_id = ${scope.userId} and read_at is null`),
    ]);
    const { data, nextCursor } = pageFrom(rows, limit, ({ created_at: at, ...row }: Row) => ({ ...row, createdAt: new Date(at).toISOString() }), (row) => [row.created_at, row.id]);
    return { notifications: data, nextCursor, unread: count?.unread ?? 0, now: new Date(count?.now ?? "").toISOString() };
  },
});

/** What the reader's other tabs read anew when something was read in one of them. */
const newsRead = (userId: string) => ({ type: "notifications/news.read", data: { userId } });

/** Marks these as read; what is somebody else's, or nowhere, is not counted. */
export const markNewsRead = command({
  input: z.strictObject({ ids: z.array(z.string().max(limits.idLength)).min(1, "Name at least one.").max(limits.pageSizeMax) }),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now, emit }, { ids }) {
    const rows = await tx.update(notifications).set({ readAt: now }).where(and(eq(notifications.userId, scope.userId), inArray(notifications.id, ids), isNull(notifications.readAt))).returning({ id: notifications.id });
    if (rows.length > 0) emit(newsRead(scope.userId));
    return { count: rows.length };
  },
});

/** Marks everything as read. */
export const markAllRead = command({
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now, emit }) {
    const rows = await tx.update(notifications).set({ readAt: now }).where(and(eq(notifications.userId, scope.userId), isNull(notifications.readAt))).returning({ id: notifications.id });
    if (rows.length > 0) emit(newsRead(scope.userId));
    return { count: rows.length };
  },
});
