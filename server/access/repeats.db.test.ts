// Proves: a POST with an Idempotency-Key has its effect once: the same request is answered the same, another under the same key is refused, what a rule refused stays
// refused, and a fault between effect and answer leaves neither. A second recruiter reads until when a person is protected and no name. Would miss: what several
// callers do at once (the race beside this file).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Recruiter, type Someone } from "@/db/testing/world/people";
import { createApiKey } from "../identity/api-keys";
import { actorOfKey } from "../identity";
import type { Ctx } from "../kernel/command";
import { limits } from "../kernel/limits";
import { restRoutes } from "../rest-routes";
import { answerRequest } from "./answer-request";
import { forgetAnswers, keepRefusal } from "./repeats";

let world: World;
let recruiter: Recruiter;
let key: Ctx;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the secret of this test's marketplace";
  world = await makeWorld();
  recruiter = await world.recruiter({ name: "Zebulon Quokka" });
  key = await keyOf(recruiter);
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

const keyOf = async (someone: Someone): Promise<Ctx> => {
  const { secret } = await createApiKey.call(someone.ctx, { name: "Our system", scope: "write" });
  return { db: world.db, actor: await actorOfKey(world.db, secret), requestId: `req_${fresh()}` };
};
type Sent = { headers?: Record<string, string>; body?: unknown; raw?: string | Uint8Array<ArrayBuffer>; method?: string };
async function send(ctx: Ctx, path: string, { headers, body, raw, method = "POST" }: Sent = {}) {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await answerRequest(new Request(`http://test/api/v2${path}`, { method, headers: { "content-type": "application/json", ...headers }, ...(content === undefined ? {} : { body: content }) }), ctx, restRoutes);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}
const once = (name: string) => ({ "idempotency-key": name });
const somebody = () => ({ fullName: "Ada Byron", email: `ada.${fresh()}@example.com` });
const claims = async (email: string) => (await world.database.ownerSql`select c.id from candidate_sourcers c join candidate_keys k on k.candidate_id = c.candidate_id where k.value = ${email}`).length;

describe("a request that is sent again", () => {
  it("is answered to the byte as before, whatever the order of its fields, and does nothing", async () => {
    const who = somebody();
    const first = await send(key, "/candidate-sourcers", { headers: once("again"), body: who });
    expect([first.status, first.headers.get("idempotency-replayed"), first.headers.get("location")]).toEqual([201, null, `/api/v2/candidate-sourcers/${first.json.data.id}`]);
    const second = await send(key, "/candidate-sourcers", { headers: once("again"), body: { email: who.email, fullName: who.fullName } });
    expect([second.status, second.text, second.headers.get("idempotency-replayed"), second.headers.get("location")]).toEqual([201, first.text, "true", first.headers.get("location")]);
    expect(await claims(who.email)).toBe(1);
  });
  it("without a key is a new one", async () => {
    const body = somebody();
    expect((await send(key, "/candidate-sourcers", { body })).status).toBe(201);
    expect(await send(key, "/candidate-sourcers", { body })).toMatchObject({ status: 409, json: { code: "already_yours" } });
  });
  it("with other content, or to another address, is refused", async () => {
    const { json } = await send(key, "/candidate-sourcers", { headers: once("other"), body: somebody() });
    expect(await send(key, "/candidate-sourcers", { headers: once("other"), body: somebody() })).toMatchObject({ status: 422, json: { code: "idempotency_key_reused", field: "Idempotency-Key" } });
    expect(await send(key, `/candidate-sourcers/${json.data.id}/release`, { headers: once("other"), body: { reason: "Not looking" } })).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
  });
  it("belongs to its key alone", async () => {
    const other = await keyOf(await world.recruiter());
    expect((await send(key, "/candidate-sourcers", { headers: once("mine"), body: somebody() })).status).toBe(201);
    expect((await send(other, "/candidate-sourcers", { headers: once("mine"), body: somebody() })).status).toBe(201);
  });
  it("keeps what a rule refused, and not what was wrong before any rule was asked", async () => {
    const mine = somebody();
    const { json } = await send(key, "/candidate-sourcers", { body: mine });
    const other = await keyOf(await world.recruiter());
    const first = await send(other, "/candidate-sourcers", { headers: once("refused"), body: mine });
    expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([409, null]);
    expect((await send(key, `/candidate-sourcers/${json.data.id}/release`, { body: { reason: "Not looking" } })).status).toBe(200);
    const again = await send(other, "/candidate-sourcers", { headers: once("refused"), body: mine });
    expect([again.status, again.text, again.headers.get("idempotency-replayed")]).toEqual([409, first.text, "true"]);
    expect((await send(other, "/candidate-sourcers", { headers: once("corrected"), body: { ...mine, email: "nonsense" } })).status).toBe(422);
    expect((await send(other, "/candidate-sourcers", { headers: once("corrected"), body: mine })).status).toBe(201);
  });
  it("finds nothing when its answer could not be kept: the effect is undone with it", async () => {
    const who = somebody();
    await world.database.ownerSql`alter table idempotency_keys add constraint test_full check (key <> 'crash')`;
    expect((await send(key, "/candidate-sourcers", { headers: once("crash"), body: who })).status).toBe(500);
    expect(await claims(who.email)).toBe(0);
    await world.database.ownerSql`alter table idempotency_keys drop constraint test_full`;
    expect((await send(key, "/candidate-sourcers", { headers: once("crash"), body: who })).status).toBe(201);
    expect(await claims(who.email)).toBe(1);
  });
  it("is new again after a day; what was kept is forgotten then, and not before", async () => {
    const keyId = key.actor.kind === "user" ? (key.actor.key?.id ?? "") : "";
    const kept = { apiKeyId: keyId, key: "old", requestHash: "h", status: 409, body: "first" };
    expect(await keepRefusal.call(world.system, kept)).toMatchObject({ body: "first", replayed: false });
    expect(await keepRefusal.call(world.system, { ...kept, body: "second" })).toMatchObject({ body: "first", replayed: true });
    expect(await forgetAnswers.call(world.system, { limit: limits.rowsPerClaim })).toEqual({ forgotten: 0 });
    await expect(world.database.sql`update idempotency_keys set body = 'changed' where key = 'old'`).rejects.toThrow(/until its end/);
    await world.passTime({ days: 1, hours: 1 });
    expect(await keepRefusal.call(world.system, { ...kept, body: "third" })).toMatchObject({ body: "third", replayed: false });
    expect((await forgetAnswers.call(world.system, { limit: limits.rowsPerClaim })).forgotten).toBeGreaterThan(3);
    expect(await world.database.sql`select body from idempotency_keys`).toEqual([{ body: "third" }]);
  });
});

describe("adding a person by REST", () => {
  it("protects them at once: a second recruiter reads until when, and no name", async () => {
    const who = somebody();
    const mine = await send(key, "/candidate-sourcers", { body: who });
    const second = await send(await keyOf(await world.recruiter()), "/candidate-sourcers", { body: { ...who, fullName: "A. Byron" } });
    expect(second).toMatchObject({ status: 409, json: { code: "already_protected", status: 409, title: "Refused by a rule", field: null } });
    expect(second.json.detail).toContain(mine.json.data.until.slice(0, 10));
    for (const secret of ["Quokka", recruiter.recruiterId, recruiter.firmId, mine.json.data.id]) expect(second.text).not.toContain(secret);
    expect(await claims(who.email)).toBe(1);
  });
});

describe("a request that HTTP refuses", () => {
  it("says what is wrong with its body, key or address", async () => {
    const bad = (sent: Sent) => send(key, "/candidate-sourcers", sent);
    expect(await bad({ raw: "{" })).toMatchObject({ status: 400, json: { code: "broken_json" } });
    expect(await bad({ raw: "[]" })).toMatchObject({ status: 400, json: { code: "broken_json" } });
    expect(await bad({ raw: new Uint8Array([0x7b, 0xff, 0x7d]) })).toMatchObject({ status: 400 });
    expect(await bad({ raw: "{}", headers: { "content-type": "text/plain" } })).toMatchObject({ status: 415, json: { code: "unsupported_content" } });
    expect(await bad({ raw: "{}", headers: { "content-encoding": "gzip" } })).toMatchObject({ status: 415 });
    expect(await bad({ raw: `{"fullName":"${"x".repeat(limits.requestBodyBytes)}"}` })).toMatchObject({ status: 413, json: { code: "too_large" } });
    expect(await bad({ body: somebody(), headers: once("two words") })).toMatchObject({ status: 422, json: { code: "bad_idempotency_key", field: "Idempotency-Key" } });
    expect(await bad({ raw: '{"fullName":"Ada Byron","__proto__":{"admin":true}}' })).toMatchObject({ status: 422, json: { field: "__proto__" } });
    expect(await send(key, "/candidate-sourcers?colour=blue", { body: somebody() })).toMatchObject({ status: 422, json: { field: "colour" } });
    expect(await send(key, "/candidate-sourcers?limit=1&limit=2", { method: "GET" })).toMatchObject({ status: 422, json: { field: "limit" } });
    expect(await send(key, "/nowhere", {})).toMatchObject({ status: 404, json: { code: "no_such_address" } });
    expect(await send(key, "/candidates/%E0%A4%A", { method: "GET" })).toMatchObject({ status: 404, json: { code: "not_found" } });
    expect(await send(key, `/candidates/${"x".repeat(65)}`, { method: "GET" })).toMatchObject({ status: 422, json: { field: "id" } });
  });
  it("tells a key that is not in force from none", async () => {
    const nobody: Ctx = { db: world.db, actor: { kind: "anonymous" }, requestId: "req_x" };
    expect(await send(nobody, "/candidates", { method: "GET" })).toMatchObject({ status: 401, json: { code: "key_missing" } });
    expect(await send(nobody, "/candidates", { method: "GET", headers: { authorization: "Bearer fsk_gone" } })).toMatchObject({ status: 401, json: { code: "key_unknown" } });
  });
  it("waits its turn when its key asked too often", async () => {
    const busy = await keyOf(await world.recruiter());
    let late = await send(busy, "/nowhere", { method: "GET" });
    for (let i = 0; i < 2 * limits.requestsAtOnce && late.status === 404; i++) late = await send(busy, "/nowhere", { method: "GET" });
    expect([late.status, late.json.code]).toEqual([429, "too_many_requests"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send(key, "/nowhere", { method: "GET" })).status).toBe(404);
  });
  it("says when a day's allowance is there again", async () => {
    const asking = await keyOf(await world.recruiter());
    const people = Array.from({ length: 500 }, (_, i) => ({ email: `nobody.${i}@example.com` }));
    let last = await send(asking, "/blind-checks", { body: { people }, headers: once("many") });
    for (let i = 0; i < 20 && last.status === 200; i++) last = await send(asking, "/blind-checks", { body: { people } });
    expect([last.status, last.json.code]).toEqual([429, "checks_used_up"]);
    expect(Number(last.headers.get("retry-after"))).toBeLessThanOrEqual(86_400);
  });
});
