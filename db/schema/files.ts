import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users } from "./identity";

/** A file that somebody sent. Its bytes are in the store; what it is and that nobody changed it is known here. */
export const files = pgTable(
  "files",
  {
    id: id().primaryKey(),
    uploadedBy: id().notNull().references(() => users.id),
    /** What it was sent for; it can be put to no other use. */
    purpose: text().notNull(),
    /** As its sender named it, for display. */
    name: text().notNull(),
    /** By its content, never by its name. */
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    /** SHA-256 of the bytes, in hexadecimal. */
    sha256: text().notNull(),
    /** Where the store keeps it: random, tells nothing. */
    storageKey: text().notNull(),
    createdAt: instant().notNull(),
    /** When the store had all of it; NULL = still arriving, or it never did. */
    storedAt: instant(),
    /** When something came to refer to it; NULL = nothing does, and it is forgotten after a day. */
    attachedAt: instant(),
    /** Since when nobody may open it: what it was kept for is over, or who sent it was erased. Its name is gone with it. NULL = it is kept. */
    discardedAt: instant(),
    /** When the store had let go of its bytes; NULL = it has them. */
    removedAt: instant(),
  },
  (t) => [
    unique("files_storage_key_once").on(t.storageKey),
    index("files_unattached").on(t.createdAt).where(sql`attached_at is null`),
    index("files_discarded").on(t.discardedAt).where(sql`discarded_at is not null and removed_at is null`),
    check("files_removed_when_discarded", sql`${t.removedAt} is null or ${t.discardedAt} is not null`),
    check("files_purpose_known", sql`${t.purpose} in ('evidence','import','message')`),
    check("files_bytes_sane", sql`${t.bytes} between 1 and 20971520`),
    check("files_attached_when_stored", sql`${t.attachedAt} is null or ${t.storedAt} is not null`),
    check("files_sha256_shape", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What one person has sent on one day (UTC), in bytes. The row's CHECK refuses what is too much, however many send at once. */
export const fileQuotas = pgTable(
  "file_quotas",
  { userId: id().notNull().references(() => users.id), day: date({ mode: "string" }).notNull(), bytes: integer().notNull() },
  (t) => [primaryKey({ name: "file_quotas_once", columns: [t.userId, t.day] }), check("file_quotas_within", sql`${t.bytes} <= 524288000`)],
);
