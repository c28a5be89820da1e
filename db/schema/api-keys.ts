import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { organizations, users } from "./identity";

/** A key by which a person's program calls in their name. What it may do ends with the person's own rights. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id, { onDelete: "cascade" }),
    /** For which of the person's organizations it acts; NULL = for none. */
    organizationId: id().references(() => organizations.id),
    name: text().notNull(),
    /** `read` may change nothing. */
    scope: text().notNull(),
    /** How it begins, to tell keys apart; the rest is known to its holder alone. */
    start: text().notNull(),
    /** SHA-256 of the whole key: it has 256 random bits, so nobody can try. */
    hash: text().notNull().unique("api_keys_hash_once"),
    createdAt: instant().notNull(),
    /** To the hour; NULL = never used. */
    lastUsedAt: instant(),
    /** NULL = in force. */
    revokedAt: instant(),
  },
  (t) => [index("api_keys_of_user").on(t.userId, t.createdAt), check("api_keys_scope_known", sql`${t.scope} in ('read','write')`)],
);
