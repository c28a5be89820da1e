import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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

/** What a POST with an Idempotency-Key was answered, so that the same request sent again has no second effect. Written in the transaction of that effect. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    apiKeyId: id().notNull().references(() => apiKeys.id, { onDelete: "cascade" }),
    /** As the program chose it. */
    key: text().notNull(),
    /** SHA-256 of method, address and content: another request under the same key is refused. */
    requestHash: text().notNull(),
    /** Of the answer, as HTTP counts. */
    status: integer().notNull(),
    /** The answer, byte for byte. */
    body: text().notNull(),
    createdAt: instant().notNull(),
    /** From then on the key is free again. */
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "idempotency_keys_once", columns: [t.apiKeyId, t.key] }),
    index("idempotency_keys_by_end").on(t.expiresAt),
    check("idempotency_keys_length", sql`length(${t.key}) between 1 and 255`),
    check("idempotency_keys_status", sql`${t.status} between 200 and 499`),
    check("idempotency_keys_end", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
