// Proves what an idempotency key remembers and what each fault leaves behind. It would miss differences in the real provider's timing.
import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { activeAccount, clientOf, dayMs, endAll, failureOf, freshWorld, type World } from "./testing/harness";

afterAll(endAll);

async function richWorld(): Promise<World & { payee: Stripe.Account; send: Stripe.TransferCreateParams }> {
  const world = await freshWorld();
  const payee = await activeAccount(world);
  await world.stripe.topups.create({ amount: 100_000, currency: "usd" });
  return { ...world, payee, send: { amount: 1_000, currency: "usd", destination: payee.id, transfer_group: "plc_1", metadata: { intent_id: "int_1" } } };
}

const replayed = (headers: Record<string, string>): string | undefined => headers["idempotent-replayed"];

describe("idempotency keys", () => {
  it("replay the first success and say so", async () => {
    const { stripe, send } = await richWorld();
    const first = await stripe.transfers.create(send, { idempotencyKey: "tr:1:1" });
    const second = await stripe.transfers.create({ ...send }, { idempotencyKey: "tr:1:1" });
    expect(second.id).toBe(first.id);
    expect(replayed(second.lastResponse.headers)).toBe("true");
    expect(replayed(first.lastResponse.headers)).toBeUndefined();
    expect((await stripe.transfers.list({ transfer_group: "plc_1" })).data).toHaveLength(1);
  });

  it("refuse other parameters, and other addresses, under the same key", async () => {
    const { stripe, send } = await richWorld();
    await stripe.transfers.create(send, { idempotencyKey: "k" });
    expect(await failureOf(stripe.transfers.create({ ...send, amount: 999 }, { idempotencyKey: "k" }))).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
    expect(await failureOf(stripe.customers.create({}, { idempotencyKey: "k" }))).toMatchObject({ type: "StripeIdempotencyError" });
  });

  it("replay a refusal even after its cause has gone, until a day has passed", async () => {
    const { stripe, send, ctl } = await richWorld();
    const big = { ...send, amount: 150_000 };
    expect((await failureOf(stripe.transfers.create(big, { idempotencyKey: "big:1" }))).code).toBe("balance_insufficient");
    await stripe.topups.create({ amount: 100_000, currency: "usd" });
    const again = await failureOf(stripe.transfers.create(big, { idempotencyKey: "big:1" }));
    expect(again.code).toBe("balance_insufficient");
    expect(again.headers?.["idempotent-replayed"]).toBe("true");
    expect((await stripe.transfers.create(big, { idempotencyKey: "big:2" })).amount).toBe(150_000);
    await stripe.topups.create({ amount: 200_000, currency: "usd" });
    await ctl("POST", "clock", { offsetMs: dayMs + 1_000 });
    expect((await stripe.transfers.create(big, { idempotencyKey: "big:1" })).amount).toBe(150_000);
  });

  it("do not remember what failed validation", async () => {
    const { stripe, send } = await richWorld();
    expect((await failureOf(stripe.transfers.create({ ...send, amount: -1 }, { idempotencyKey: "v" }))).param).toBe("amount");
    expect((await stripe.transfers.create(send, { idempotencyKey: "v" })).object).toBe("transfer");
  });

  it("are forgotten when pruned: the request then runs anew", async () => {
    const { stripe, send, ctl } = await richWorld();
    const first = await stripe.transfers.create(send, { idempotencyKey: "p" });
    expect((await ctl("POST", "idempotency/prune"))["pruned"]).toBeGreaterThan(0);
    const second = await stripe.transfers.create(send, { idempotencyKey: "p" });
    expect(second.id).not.toBe(first.id);
    expect(await ctl("GET", "transfers-by-intent")).toEqual({ counts: { int_1: 2 }, moreThanOnce: ["int_1"] });
  });

  it("answer 409 while the first request runs", async () => {
    const { stripe, send, ctl } = await richWorld();
    await ctl("POST", "faults", { match: { path: "/v1/transfers" }, kind: "slow", ms: 250 });
    const first = stripe.transfers.create(send, { idempotencyKey: "busy" });
    await new Promise((resolve) => setTimeout(resolve, 80));
    const second = await failureOf(stripe.transfers.create(send, { idempotencyKey: "busy" }));
    expect(second).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect(second.headers?.["stripe-should-retry"]).toBe("true");
    expect((await first).object).toBe("transfer");
  });
});

describe("faults", () => {
  const cases = [
    { kind: "timeout_before", status: undefined, made: false },
    { kind: "timeout_after", status: undefined, made: true },
    { kind: "error_409", status: 409, made: false },
    { kind: "error_429", status: 429, made: false },
    { kind: "error_500_before", status: 500, made: false },
    { kind: "error_500_after", status: 500, made: true },
  ];
  it.each(cases)("$kind: effect $made", async ({ kind, status, made }) => {
    const { stripe, send, ctl } = await richWorld();
    await ctl("POST", "faults", { match: { method: "POST", path: "^/v1/transfers$" }, kind, ms: 5_000 });
    const failure = await failureOf(stripe.transfers.create(send, { idempotencyKey: "f", timeout: 150 }));
    expect(failure.statusCode).toBe(status);
    if (kind.startsWith("timeout")) expect(failure.type).toBe("StripeConnectionError");
    expect((await stripe.transfers.list({ transfer_group: "plc_1" })).data).toHaveLength(made ? 1 : 0);
    const again = stripe.transfers.create(send, { idempotencyKey: "f" });
    if (kind.startsWith("error_500")) expect((await failureOf(again)).statusCode).toBe(500);
    else expect((await again).object).toBe("transfer");
    const after = await stripe.transfers.list({ transfer_group: "plc_1" });
    expect(after.data).toHaveLength(kind === "error_500_before" ? 0 : 1);
  });

  it("a closed connection is retried once by the SDK itself: with a key it pays once", async () => {
    const { stripe, send, ctl } = await richWorld();
    for (const kind of ["reset_before", "reset_after"]) {
      await ctl("POST", "faults", { match: { path: "/v1/transfers" }, kind });
      const transfer = await stripe.transfers.create({ ...send, metadata: { intent_id: kind } }, { idempotencyKey: kind });
      expect(replayed(transfer.lastResponse.headers)).toBe(kind === "reset_after" ? "true" : undefined);
    }
    expect(await ctl("GET", "transfers-by-intent")).toEqual({ counts: { reset_before: 1, reset_after: 1 }, moreThanOnce: [] });
  });

  it.each(["balance_insufficient", "transfers_not_allowed"])("%s refuses under its key, as the real refusal does", async (kind) => {
    const { stripe, send, ctl } = await richWorld();
    await ctl("POST", "faults", { match: { path: "/v1/transfers" }, kind, times: 1 });
    for (let times = 0; times < 2; times++) expect(await failureOf(stripe.transfers.create(send, { idempotencyKey: "r:1" }))).toMatchObject({ code: kind, statusCode: 400 });
    expect((await stripe.transfers.create(send, { idempotencyKey: "r:2" })).object).toBe("transfer");
  });

  it("count down, match by method and path, and can be taken back", async () => {
    const { stripe, ctl } = await richWorld();
    await ctl("POST", "faults", { match: { method: "post", path: "/v1/customers" }, kind: "error_429", times: 2 });
    expect((await stripe.customers.list()).data).toEqual([]);
    expect((await failureOf(stripe.customers.create({}))).type).toBe("StripeRateLimitError");
    expect((await ctl("GET", "faults"))["faults"]).toMatchObject([{ times: 1 }]);
    expect(await ctl("DELETE", "faults")).toEqual({ removed: 1 });
    expect((await stripe.customers.create({})).object).toBe("customer");
  });

  it("let the SDK's own retries succeed where nothing was executed", async () => {
    const { sandbox, send, ctl } = await richWorld();
    await ctl("POST", "faults", { match: { path: "/v1/transfers" }, kind: "error_409" });
    expect((await clientOf(sandbox, { maxNetworkRetries: 1 }).transfers.create(send)).object).toBe("transfer");
  });
});
