// Proves: payout runs that overlap, each paying also what the other has claimed, transfer every slice once at the provider and post it once
// (T7, I-12); ten deliveries of one provider event and ten answers for one intent change the books once.
// Would miss: two runs on two databases.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allSettled, payoutFindings } from "@/db/testing/crash/payout-findings";
import { dayMs, type PaymentLane, paymentLane } from "@/db/testing/payment-lane";
import { fulfilled, failures, together } from "@/db/testing/together";
import { buildWorkers } from "@/db/testing/crash/workers";
import type { PlacementFixture } from "@/db/testing/money-fixture";
import { newId } from "../kernel/ids";
import { issueInvoice } from "../billing";
import { foldProviderEvent } from "./fold-provider-event-flow";
import { paySchedule } from "./pay-schedule-flow";
import { storeProviderEvent } from "./store-provider-event";

const ROUNDS = 4;
const RUNS = 3;

let lane: PaymentLane;
let rounds: PlacementFixture[][];
beforeAll(async () => {
  lane = await paymentLane();
  for (const [name, value] of Object.entries(lane.environment)) vi.stubEnv(name, value);
  const placements = await lane.placements(ROUNDS * 2, { recruiters: 2, template: "thirds", feeMinor: 1_000_003n });
  const workers = await buildWorkers();
  await workers.finish({ kind: "fund", placementIds: placements.map((placement) => placement.placementId) }, lane.environment);
  await workers.close();
  await lane.advance(4 * dayMs);
  await lane.release();
  rounds = Array.from({ length: ROUNDS }, (_, i) => placements.slice(2 * i, 2 * i + 2));
});
afterAll(() => lane.close());

/** One run: claims what is due, then pays all that is claimed, by whomever. */
async function payoutRun(): Promise<number> {
  const due = await lane.claim();
  for (const claimed of due) await paySchedule.call(lane.system, claimed);
  return due.length;
}

describe("payout runs at once", () => {
  it("transfer each slice once, over rounds of three runs and twelve slices", async () => {
    let paid = 0;
    for (const placements of rounds) {
      const ids = placements.map((placement) => placement.placementId);
      await lane.onboard(placements);
      for (let again = 0; again < 4 && !(await allSettled(lane, ids)); again++) {
        const { results, inFlight } = await together(RUNS, payoutRun);
        expect(failures(results)).toEqual([]);
        expect(inFlight).toBeGreaterThan(1);
        await lane.advance(125_000);
      }
      expect(await payoutFindings(lane, ids)).toEqual([]);
      paid += placements.flatMap((placement) => placement.shares).length * 3;
    }
    console.log(`payout runs: ${ROUNDS} rounds of ${RUNS} runs at once, ${paid} slices, each transferred once`);
  }, 120_000);
});

describe("ten at once", () => {
  it("deliver one provider event: it is stored once, told once and folded in once", async () => {
    const [transfer] = (await lane.stripe.events.list({ limit: 1, type: "transfer.created" })).data;
    if (!transfer) throw new Error("nothing was transferred");
    const [before] = await lane.database.sql`select count(*)::int as journals from ledger_journals`;
    const payload: Record<string, unknown> = JSON.parse(JSON.stringify(transfer));
    const event = { id: transfer.id, type: transfer.type, apiVersion: transfer.api_version, objectId: "id" in transfer.data.object ? String(transfer.data.object.id) : null, objectType: "transfer", payload };
    const stored = await together(10, () => storeProviderEvent.call(lane.system, event));
    expect(fulfilled(stored.results).map(({ state }) => state).toSorted()).toEqual([...Array.from({ length: 9 }, () => "known"), "received"]);
    const folded = await together(10, () => foldProviderEvent.call(lane.system, { stripeEventId: transfer.id }));
    expect(failures(folded.results)).toEqual([]);
    const [after] = await lane.database.sql`select (select count(*)::int from ledger_journals) as journals, (select count(*)::int from marketplace_events where data ->> 'stripeEventId' = ${transfer.id}) as told`;
    expect(after).toEqual({ journals: before?.["journals"], told: 1 });
  });
  it("issue one placement's invoice: the provider has one, and so have we", async () => {
    const [placement] = await lane.placements(1);
    const placementId = placement?.placementId ?? newId("placement");
    const { results, inFlight } = await together(10, () => issueInvoice.call(lane.system, { placementId }));
    expect(inFlight).toBeGreaterThan(1);
    expect(fulfilled(results).filter(({ fresh }) => fresh).length).toBeLessThanOrEqual(1);
    await issueInvoice.call(lane.system, { placementId });
    const { invoices } = (await lane.ctl("GET", "dump")) as { invoices: { status: string; metadata: Record<string, string> }[] };
    expect(invoices.filter((invoice) => invoice.metadata["placement_id"] === placementId).map((invoice) => invoice.status)).toEqual(["open"]);
    const [ours] = await lane.database.sql`select count(*)::int as n, max(state) as state from invoices where placement_id = ${placementId}`;
    expect(ours).toEqual({ n: 1, state: "open" });
  });
});
