import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { apiKeys } from "@/db/schema/api-keys";
import { organizations } from "@/db/schema/identity";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSignedIn, type SignedInScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { identityErrors } from "./errors";
import { hashOfKey, newKeySecret, startOfKey } from "./key-secret";

const scope = z.enum(["read", "write"], "Choose what the key may do.");
const line = z.strictObject({ id: z.string(), name: z.string(), scope, start: z.string(), organizationName: z.string().nullable(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable(), revokedAt: z.iso.datetime().nullable() });

/** A stolen key must not be able to make itself others. */
const inBrowser = (who: SignedInScope): boolean => who.actor.key === undefined;

/** The reader's own keys, newest first. */
export const myApiKeys = query({
  input: z.strictObject({}),
  output: z.strictObject({ keys: z.array(line) }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope: who }) {
    const rows = await db.select({ key: apiKeys, organizationName: organizations.name }).from(apiKeys).leftJoin(organizations, eq(organizations.id, apiKeys.organizationId)).where(eq(apiKeys.userId, who.userId)).orderBy(desc(apiKeys.createdAt), desc(apiKeys.id)).limit(limits.pageSize);
    return {
      keys: rows.map(({ key, organizationName }) => ({
        id: key.id, name: key.name, scope: scope.parse(key.scope), start: key.start, organizationName, createdAt: key.createdAt.toISOString(), lastUsedAt: key.lastUsedAt?.toISOString() ?? null, revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
    };
  },
});

/** Makes a key for the organization one acts for now. Out: the whole key, this once: only its hash is kept. */
export const createApiKey = command({
  input: z.strictObject({ name: z.string().trim().min(2, "Enter what the key is for.").max(60, "Use at most 60 letters."), scope }),
  output: z.strictObject({ keyId: z.string(), secret: z.string() }),
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope: who, now, emit, refuse }, input) {
    if (!inBrowser(who)) return refuse("needs_browser");
    if (who.actor.platformRole !== null && input.scope !== "read") return refuse("staff_keys_read");
    const secret = newKeySecret();
    const keyId = newId("apiKey");
    await tx.insert(apiKeys).values({ id: keyId, userId: who.userId, organizationId: who.actor.membership?.organizationId ?? null, name: input.name, scope: input.scope, start: startOfKey(secret), hash: hashOfKey(secret), createdAt: now });
    emit({ type: "identity/key.made", data: { keyId, userId: who.userId, scope: input.scope } });
    return { keyId, secret };
  },
});

/** Ends a key at once and for good. */
export const revokeApiKey = command({
  input: z.strictObject({ keyId: z.string().max(limits.idLength) }),
  output: z.strictObject({ revokedAt: z.iso.datetime() }),
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope: who, now, emit, refuse }, { keyId }) {
    if (!inBrowser(who)) return refuse("needs_browser");
    const own = and(eq(apiKeys.id, keyId), eq(apiKeys.userId, who.userId));
    await tx.update(apiKeys).set({ revokedAt: now }).where(and(own, isNull(apiKeys.revokedAt)));
    const [row] = await tx.select({ revokedAt: apiKeys.revokedAt }).from(apiKeys).where(own);
    if (!row?.revokedAt) return notFound();
    emit({ type: "identity/key.revoked", data: { keyId, userId: who.userId } });
    return { revokedAt: row.revokedAt.toISOString() };
  },
});
