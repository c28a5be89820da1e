// Proves: a process killed by SIGKILL after it stored a provider's event, but before it answered, has it exactly once when the provider sends it
// again, and folds it in exactly once, whatever the provider does while it is read anew (I-18). Would miss: an event that is never sent again.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crashMatrix, webhookPoints } from "@/db/testing/crash/crash-matrix";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { type PaymentLane, paymentLane, webhookSecret } from "@/db/testing/payment-lane";

let workers: Workers;
let lane: PaymentLane;
beforeAll(async () => {
  [workers, lane] = await Promise.all([buildWorkers(), paymentLane()]);
});
afterAll(async () => {
  await lane.close();
  await workers.close();
});

function signed(event: object): { body: string; signature: string } {
  const body = JSON.stringify(event);
  const at = Math.floor(Date.now() / 1_000);
  return { body, signature: `t=${at},v1=${createHmac("sha256", webhookSecret).update(`${at}.${body}`).digest("hex")}` };
}

it("stores and folds in an event once, though its receiver dies before it answers", async () => {
  const { environment } = lane;
  let cases = 0;
  for (const failpoint of webhookPoints) {
    for (const fault of crashMatrix[failpoint]) {
      const [placement] = await lane.placements(1);
      if (!placement) throw new Error("no placement was made");
      await workers.finish({ kind: "invoice", placementIds: [placement.placementId] }, environment);
      const [invoice] = await lane.database.sql<{ id: string }[]>`select stripe_invoice_id as id from invoices where placement_id = ${placement.placementId}`;
      await lane.ctl("POST", `invoices/${invoice?.id}/pay`, {});
      const events = (await lane.stripe.events.list({ limit: 100, type: "invoice.paid" })).data.filter((event) => "id" in event.data.object && event.data.object.id === invoice?.id);
      const [event] = events;
      if (!event) throw new Error("the sandbox told nothing");
      const killed = await workers.run({ kind: "webhook", ...signed(event) }, { environment, failpoint });
      expect(killed.killed, `${failpoint} under ${fault}`).toBe(true);
      cases++;
      for (let delivery = 0; delivery < 2; delivery++) {
        const said = await workers.finish({ kind: "webhook", ...signed(event) }, environment);
        expect(said.done).toEqual([`webhook: ${JSON.stringify({ status: 200, text: "known" })}`]);
      }
      if (fault !== "none") await lane.ctl("POST", "faults", { kind: fault, match: { method: "GET" }, times: 10_000, ms: 100 });
      const first = await workers.run({ kind: "fold" }, { environment });
      await lane.ctl("DELETE", "faults");
      expect(first.killed ? 0 : first.said.failed.length, `folding in under ${fault}`).toBe(fault === "none" ? 0 : 1);
      await workers.finish({ kind: "fold" }, environment);
      await workers.finish({ kind: "fold" }, environment);
      const [row] = await lane.database.sql`
        select (select count(*)::int from stripe_events where id = ${event.id} and state = 'done') as stored,
          (select count(*)::int from marketplace_events where type = 'stripe/event.received' and data ->> 'stripeEventId' = ${event.id}) as told,
          (select state from invoices where placement_id = ${placement.placementId}) as invoice, (select count(*)::int from invoice_payments where placement_id = ${placement.placementId}) as payments,
          (select count(*)::int from ledger_journals where placement_id = ${placement.placementId} and kind = 'invoice.paid') as journals,
          (select count(*)::int from marketplace_events where type = 'billing/invoice.paid' and placement_id = ${placement.placementId}) as paid`;
      expect(row).toEqual({ stored: 1, told: 1, invoice: "paid", payments: 1, journals: 1, paid: 1 });
    }
  }
  await workers.finish({ kind: "proof" }, environment);
  console.log(`webhook crashes: ${cases} cases, ${workers.starts()} process starts`);
});
