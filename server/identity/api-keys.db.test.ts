// Proves: a key calls as its person for its organization, within its scope, until it is revoked or the person has left; it is shown once and kept as a hash;
// it makes no other keys; and nobody sees or ends another's. Would miss: what a web server does with the header (the journeys by API do).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import type { Ctx } from "../kernel/command";
import { createCallerFactory } from "../kernel/trpc";
import { appRouter } from "../router";
import { actorOfKey } from "./actor-of-key";
import { createApiKey, myApiKeys, revokeApiKey } from "./api-keys";

let world: World;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  recruiter = await world.recruiter();
});
afterAll(() => world.close());

const by = async (secret: string): Promise<Ctx> => ({ db: world.db, actor: await actorOfKey(world.db, secret), requestId: "test" });
const calling = async (secret: string) => createCallerFactory(appRouter)(await by(secret));
const make = (scope: "read" | "write", of: Recruiter = recruiter) => createApiKey.call(of.ctx, { name: "Our applicant system", scope });

describe("a key", () => {
  it("calls as its person, for the organization it was made for", async () => {
    const { secret } = await make("write");
    const { actor } = await by(secret);
    expect(actor).toMatchObject({ kind: "user", userId: recruiter.userId, membership: { organizationId: recruiter.firmId, recruiterId: recruiter.recruiterId }, key: { scope: "write" } });
    const api = await calling(secret);
    const { candidateId } = await api.sourcing.addCandidate({ fullName: "Added By Program", email: "added.by.program@example.com" });
    expect((await api.sourcing.candidate({ candidateId })).candidate.protection.state).toBe("mine");
  });
  it("that only reads changes nothing", async () => {
    const api = await calling((await make("read")).secret);
    await expect(api.sourcing.candidates({})).resolves.toBeDefined();
    await expect(api.sourcing.addCandidate({ fullName: "Never Added", email: "never.added@example.com" })).rejects.toMatchObject({ cause: { code: "key_only_reads" } });
    expect(await world.database.sql`select 1 from candidate_keys where value = 'never.added@example.com'`).toHaveLength(0);
  });
  it("is kept as a hash alone, and shows its beginning", async () => {
    const { keyId, secret } = await make("read");
    expect(secret).toMatch(/^fsk_[\w-]{43}$/);
    const [row] = await world.db.execute<{ row: string }>(sql`select k::text as row from api_keys k where id = ${keyId}`);
    expect(row?.row).not.toContain(secret.slice(10));
    const { keys } = await myApiKeys.call(recruiter.ctx, {});
    expect(keys.find((one) => one.id === keyId)).toMatchObject({ start: secret.slice(0, 10), scope: "read", revokedAt: null, lastUsedAt: null });
    expect(JSON.stringify(keys)).not.toContain(secret.slice(10));
    await by(secret);
    expect((await myApiKeys.call(recruiter.ctx, {})).keys.find((one) => one.id === keyId)?.lastUsedAt).not.toBeNull();
  });
  it("is nobody's once it is revoked, or never was", async () => {
    const { keyId, secret } = await make("write");
    const { revokedAt } = await revokeApiKey.call(recruiter.ctx, { keyId });
    expect((await by(secret)).actor).toEqual({ kind: "anonymous" });
    expect(await revokeApiKey.call(recruiter.ctx, { keyId })).toEqual({ revokedAt });
    for (const other of ["", "fsk_", `fsk_${"a".repeat(43)}`, "' or 1=1 --"]) expect((await by(other)).actor).toEqual({ kind: "anonymous" });
    await expect(world.database.sql`update api_keys set revoked_at = null where id = ${keyId}`).rejects.toThrow(/for good/);
    await expect(world.database.sql`update api_keys set scope = 'write' where id = ${keyId}`).rejects.toThrow();
  });
  it("ends with its person's place in the organization, and with the person", async () => {
    const colleague = await world.colleague(recruiter);
    const { secret } = await make("write", colleague);
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${colleague.userId}`;
    await expect((await calling(secret)).sourcing.candidates({})).rejects.toMatchObject({ cause: { code: "not_allowed" } });
    await world.database.ownerSql`update users set suspended_at = null where id = ${colleague.userId}`;
    await world.database.ownerSql`delete from members where user_id = ${colleague.userId}`;
    expect((await by(secret)).actor).toEqual({ kind: "anonymous" });
  });
  it("makes and ends no keys", async () => {
    const { keyId, secret } = await make("write");
    await expect(createApiKey.call(await by(secret), { name: "Another", scope: "write" })).rejects.toMatchObject({ code: "needs_browser" });
    await expect(revokeApiKey.call(await by(secret), { keyId })).rejects.toMatchObject({ code: "needs_browser" });
  });
  it("of platform staff only reads", async () => {
    const staff = await world.person({ platformRole: "finance" });
    await expect(createApiKey.call(staff.ctx, { name: "Reports", scope: "write" })).rejects.toMatchObject({ code: "staff_keys_read" });
    await expect(createApiKey.call(staff.ctx, { name: "Reports", scope: "read" })).resolves.toMatchObject({ secret: expect.stringMatching(/^fsk_/) });
  });
  it("made before its person joined the staff only reads from then on", async () => {
    const someone = await world.recruiter();
    const { secret } = await make("write", someone);
    await world.database.ownerSql`update users set platform_role = 'owner' where id = ${someone.userId}`;
    expect((await by(secret)).actor).toMatchObject({ platformRole: "owner", key: { scope: "read" } });
    await expect((await calling(secret)).policy.moveClock({ byHours: 1 })).rejects.toMatchObject({ cause: { code: "key_only_reads" } });
  });
  it("of another is neither seen nor ended", async () => {
    const { keyId } = await make("read");
    const stranger = await world.recruiter();
    expect((await myApiKeys.call(stranger.ctx, {})).keys).toEqual([]);
    await expect(revokeApiKey.call(stranger.ctx, { keyId })).rejects.toMatchObject({ code: "not_found" });
  });
});
