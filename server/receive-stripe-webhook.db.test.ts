// Proves: only what the provider signed, at most five minutes ago, is stored, each event once; an unknown type is parked with 2xx; everything else
// is refused with 4xx and leaves nothing behind, whatever its form (T11, I-18). Would miss: a secret that has leaked.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { type Providers, startProviders } from "@/db/testing/providers";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { randomOf, together } from "@/db/testing/together";
import { receiveStripeWebhook } from "./receive-stripe-webhook";

const SEED = 20_261_124;
const FORGED = 600;
const secret = "whsec_current_0123456789";
const nextSecret = "whsec_next_0123456789";

let database: TestDatabase;
let providers: Providers;
beforeAll(async () => {
  database = await testDatabase();
  providers = await startProviders(database.appUrl);
  vi.stubEnv("STRIPE_WEBHOOK_SECRET", `${nextSecret},${secret}`);
});
afterAll(async () => {
  await providers.stop();
  await database.drop();
});

let made = 0;
const event = (of: Record<string, unknown> = {}) => ({ id: `evt_${(made += 1)}`, object: "event", type: "invoice.paid", api_version: "2026-10-28.endive", created: 1, livemode: false, data: { object: { id: "in_1", object: "invoice" } }, ...of });
const nowSeconds = () => Math.floor(Date.now() / 1_000);
const mac = (body: string, at: number, by: string) => createHmac("sha256", by).update(`${at}.${body}`).digest("hex");
const sign = (body: string, of: { at?: number; by?: string } = {}) => `t=${of.at ?? nowSeconds()},v1=${mac(body, of.at ?? nowSeconds(), of.by ?? secret)}`;
const stored = async () => (await database.sql<{ n: number }[]>`select count(*)::int as n from stripe_events`)[0]?.n;
const rowOf = async (id: string) => (await database.sql`select type, state, object_id, object_type, payload -> 'data' -> 'object' as object, (select count(*)::int from marketplace_events e where e.data ->> 'stripeEventId' = s.id) as told from stripe_events s where id = ${id}`)[0];

describe("what the provider signed", () => {
  it("is stored once with its object, and told to the jobs", async () => {
    const one = event();
    const body = JSON.stringify(one);
    expect(await receiveStripeWebhook(body, sign(body))).toEqual({ status: 200, text: "received" });
    expect(await rowOf(one.id)).toEqual({ type: "invoice.paid", state: "received", object_id: "in_1", object_type: "invoice", object: { id: "in_1", object: "invoice" }, told: 1 });
  });
  it("is known when it comes again, also ten times at once and under a new signature", async () => {
    const one = event();
    const body = JSON.stringify(one);
    const { results } = await together(10, (i) => receiveStripeWebhook(body, sign(body, { at: nowSeconds() - i })));
    expect(results.map((result) => (result.status === "fulfilled" ? result.value.text : String(result.reason))).toSorted()).toEqual([...Array.from({ length: 9 }, () => "known"), "received"]);
    expect(await rowOf(one.id)).toMatchObject({ told: 1 });
  });
  it("is parked with 2xx when its type is not used here, whatever API version it has", async () => {
    const one = event({ type: "tax.settings.updated", api_version: "2031-01-01.unheard", data: { object: { object: "tax.settings", status: "active" } } });
    const body = JSON.stringify(one);
    expect(await receiveStripeWebhook(body, sign(body))).toEqual({ status: 200, text: "parked" });
    expect(await rowOf(one.id)).toMatchObject({ state: "parked", object_id: null, told: 0 });
  });
  it("is read under either of two secrets while one replaces the other", async () => {
    for (const by of [secret, nextSecret]) {
      const body = JSON.stringify(event());
      expect(await receiveStripeWebhook(body, sign(body, { by }))).toMatchObject({ status: 200 });
    }
  });
  it("is stored also with texts that PostgreSQL cannot hold: they lose only those characters", async () => {
    const one = event({ data: { object: { id: "in_2", object: "invoice", description: "a\u0000b \ud800c", metadata: { "k\u0000": "v" } } } });
    const body = JSON.stringify(one);
    expect(await receiveStripeWebhook(body, sign(body))).toEqual({ status: 200, text: "received" });
    expect(await rowOf(one.id)).toMatchObject({ object: { description: "ab \ufffdc", metadata: { k: "v" } } });
  });
});

describe("anything else", () => {
  it("is refused with 4xx and leaves nothing: no signature, a wrong one, one of another body, one that is too old", async () => {
    const before = await stored();
    const body = JSON.stringify(event());
    const refused: [string | null, string][] = [
      [null, body], ["", body], ["t=1,v1=", body], [sign(body, { by: "whsec_other_0123456789" }), body], [sign(`${body} `), body], [sign(body), `${body} `], [sign(body, { at: nowSeconds() - 301 }), body], [sign(body).replace("v1=", "v0="), body],
      [sign(body).replace(/t=\d+/, `t=${nowSeconds() + 60}`), body], [sign(body).replace(/^t=\d+,/, ""), body],
    ];
    for (const [signature, of] of refused) expect((await receiveStripeWebhook(of, signature)).status, `${signature}`).toBe(400);
    expect(await stored()).toBe(before);
  });
  it("is refused with 4xx though it is signed, when it is no event", async () => {
    const before = await stored();
    const bodies = ["", "null", "[]", "{}", "1", '"event"', "{", JSON.stringify({ id: "evt_x" }), JSON.stringify(event({ id: 7 })), JSON.stringify(event({ id: "" })), JSON.stringify(event({ id: "e".repeat(70_000) })), JSON.stringify(event({ type: null })), JSON.stringify(event({ data: null })),
      JSON.stringify(event({ data: { object: [] } })), JSON.stringify(event({ data: { object: { id: { deep: 1 } } } })), JSON.stringify(event({ api_version: 5 })), JSON.stringify({ ...event(), id: ["evt_y"] }), "[".repeat(50_000)];
    for (const body of bodies) expect((await receiveStripeWebhook(body, sign(body))).status, body.slice(0, 80)).toBe(400);
    expect(await stored()).toBe(before);
  });
  it(`is refused in ${FORGED} forms, changed at random from what was valid (seed ${SEED})`, async () => {
    const before = await stored();
    const random = randomOf(SEED);
    const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
    let slowestMs = 0;
    let tried = 0;
    const noise = ["\u0000", "é", "💥", ",", "=", "v1", "t", "0", "\r\n", "x".repeat(2_000), "%00", "\ud800"];
    const changedAt = (text: string) => {
      const at = Math.floor(random() * text.length);
      const one = pick(noise) ?? "";
      return pick([`${text.slice(0, at)}${one}${text.slice(at)}`, `${text.slice(0, at)}${text.slice(at + 1)}`, text.slice(0, at), `${text.slice(at)}${text.slice(0, at)}`]) ?? "";
    };
    for (let n = 0; n < FORGED; n++) {
      const body = JSON.stringify(event());
      const signature = sign(body);
      const [, timestamp, digest] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
      const forms: (() => [string, string | null])[] = [
        () => [changedAt(body), signature], () => [body, changedAt(signature)], () => [changedAt(body), changedAt(signature)], () => [body, sign(body, { at: nowSeconds() - 301 - Math.floor(random() * 1e6) })],
        () => [body, `t=${timestamp},v1=${digest?.split("").toReversed().join("")}`], () => [body, `t=${timestamp},v1=${digest?.slice(0, -2)}`], () => [JSON.stringify(JSON.parse(body), null, 2), signature], () => [body, `t=${timestamp}000,v1=${digest}`], () => [body, null],
        () => [body, `t=NaN,v1=${mac(body, Number.NaN, secret)}`], () => [body, `t=-1,v1=${mac(body, -1, secret)}`], () => [body, sign(body, { by: pick(["", "whsec_", secret.slice(0, -1), secret.toUpperCase()]) ?? "" })],
      ];
      const [sent, header] = (pick(forms) ?? (() => ["", null] as [string, null]))();
      // A change that changes nothing: the same digest of the same body for the same time.
      if (sent === body && Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(header ?? "")?.[1]) === Number(timestamp) && header?.split(",").includes(`v1=${digest}`)) continue;
      tried++;
      const began = performance.now();
      const { status } = await receiveStripeWebhook(sent, header);
      slowestMs = Math.max(slowestMs, performance.now() - began);
      expect(status, `form ${n}: ${JSON.stringify(header)?.slice(0, 200)} for ${JSON.stringify(sent).slice(0, 200)}`).toBe(400);
    }
    expect(await stored()).toBe(before);
    expect(tried).toBeGreaterThan(FORGED * 0.9);
    console.log(`webhooks: ${tried} forged forms refused, seed ${SEED}, the slowest in ${Math.round(slowestMs)} ms`);
  });
  it("is refused by the address itself when it is compressed, too large or not text", async () => {
    const before = await stored();
    const post = (body: BodyInit, headers: Record<string, string> = {}) => POST(new Request("http://test/api/webhooks/stripe", { method: "POST", body, headers }));
    const body = JSON.stringify(event());
    expect((await post(body, { "stripe-signature": sign(body), "content-encoding": "br" })).status).toBe(415);
    const large = JSON.stringify(event({ data: { object: { id: "in_1", object: "invoice", note: "x".repeat(1_100_000) } } }));
    expect((await post(large, { "stripe-signature": sign(large) })).status).toBe(413);
    expect((await post(Buffer.from([0xff, 0xfe, 0x00, 0x80]), { "stripe-signature": sign("\ufffd\ufffd\u0000\ufffd") })).status).toBe(400);
    expect((await post(body)).status).toBe(400);
    expect(await stored()).toBe(before);
    expect((await post(body, { "stripe-signature": sign(body) })).status).toBe(200);
  });
});
