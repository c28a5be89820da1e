// Proves: a transfer that a run is making while the proof looks is no difference, whether it is recorded between two looks or not yet; one that nobody has answered for within the hour, one that no intent asked for and
// one of another amount are, at every look. Would miss: payments that arrive at the provider while the proof looks (it looks three times).
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildWorkers } from "@/db/testing/crash/workers";
import { dayMs, type PaymentLane, paymentLane } from "@/db/testing/payment-lane";
import { beginTransfer } from "../payouts/begin-transfer";
import { createTransfer } from "../providers/stripe-money";
import { recordTransferSent } from "../payouts/record-transfer";
import { compareBooks, type ProofLine } from ".";
import { isClean } from "./rules/proof-line";

let lane: PaymentLane;
beforeAll(async () => {
  lane = await paymentLane();
  for (const [name, value] of Object.entries(lane.environment)) vi.stubEnv(name, value);
  const placements = await lane.placements(3);
  const workers = await buildWorkers();
  await workers.finish({ kind: "fund", placementIds: placements.map((placement) => placement.placementId) }, lane.environment);
  await workers.close();
  await lane.advance(4 * dayMs);
  await lane.onboard(placements);
  await lane.release();
});
afterAll(() => lane.close());

const wrong = async (): Promise<ProofLine[]> => (await compareBooks(lane.system.db)).filter((line) => !isClean(line));

/** A transfer that is made and not recorded: what a proof meets when it looks in the middle of a payment. */
async function made() {
  const [claimed] = await lane.claim();
  if (!claimed) throw new Error("nothing is due");
  const begun = await beginTransfer.call(lane.system, claimed);
  if (!begun.go) throw new Error(begun.why);
  const outcome = await createTransfer(begun);
  if (outcome.kind !== "accepted") throw new Error("the provider refused");
  return { ...begun, transfer: outcome.value };
}

it("is no difference while a run is at it, and one when nobody has answered for it within the hour", async () => {
  expect(await wrong()).toEqual([]);
  const one = await made();
  expect(await wrong(), "under way").toEqual([]);
  await lane.advance(3_601_000);
  expect((await wrong()).map((line) => [line.check, line.difference, line.rows])).toEqual([
    ["ledger equals provider", String(one.amountMinor), []], ["transfers equal provider", String(-one.amountMinor), [`${one.transfer.id} (${one.intentId})`]],
  ]);
  await recordTransferSent.call(lane.system, { intentId: one.intentId, stripeTransferId: one.transfer.id, amountMinor: one.amountMinor, currency: one.currency, destination: one.destination });
  expect(await wrong(), "recorded").toEqual([]);
});

it("is a difference when it is not the one that was asked for", async () => {
  const one = await made();
  const [other] = await lane.stripe.transfers.list({ limit: 1 }).then(({ data }) => data);
  const stray = await lane.stripe.transfers.create({ amount: 7, currency: "usd", destination: String(other?.destination), transfer_group: one.placementId, metadata: { intent_id: one.intentId } });
  expect((await wrong()).map((line) => [line.check, line.difference, line.rows])).toEqual([["ledger equals provider", "7", []], ["transfers equal provider", "-7", [`${stray.id} (${one.intentId})`]]]);
});
