// Proves: a process killed by SIGKILL after it made the provider's invoice, or after it finalized it, under every fault of the provider before
// and after, with its idempotency keys kept or pruned, ends with one open invoice there and the same one in our books (T3).
// Would miss: a provider whose list lags behind what it has made.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Fault, faultsOf, invoicePoints, type KeyFate, keyFates } from "@/db/testing/crash/crash-matrix";
import { invoiceFindings } from "@/db/testing/crash/invoice-findings";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { type PaymentLane, paymentLane } from "@/db/testing/payment-lane";
import type { Failpoint } from "../kernel/failpoints";

const faults = faultsOf(invoicePoints);
const keysForgottenMs = 25 * 3_600_000;
let workers: Workers;
beforeAll(async () => {
  workers = await buildWorkers();
});
afterAll(() => workers.close());

type Tally = { cases: number; findings: string[] };

it("leaves one invoice at the provider and the same one in our books, wherever it was killed", async () => {
  const started = Date.now();
  const tallies = await Promise.all(keyFates.map(runLane));
  const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0);
  console.log(`invoice crashes: ${cases} cases, ${workers.starts()} process starts, ${Math.round((Date.now() - started) / 1_000)} s`);
  expect(tallies.flatMap((tally) => tally.findings)).toEqual([]);
  expect(cases).toBe(invoicePoints.length * faults.length * keyFates.length);
});

async function runLane(keys: KeyFate): Promise<Tally> {
  const lane = await paymentLane();
  const tally: Tally = { cases: 0, findings: [] };
  try {
    for (const fault of faults) await runBatch(lane, { fault, keys }, tally);
    const proof = await workers.run({ kind: "proof" }, { environment: lane.environment });
    tally.findings.push(...(proof.killed ? ["the proof was killed"] : proof.said.failed));
    return tally;
  } finally {
    await lane.close();
  }
}

/** The provider fails at the making, the process dies at the point, and after its restart the provider fails at the next two calls. */
async function runBatch(lane: PaymentLane, of: { fault: Fault; keys: KeyFate }, tally: Tally): Promise<void> {
  const { environment } = lane;
  const ids = (await lane.placements(invoicePoints.length)).map((placement) => placement.placementId);
  const bill = (failpoint?: Failpoint, only = ids) => workers.run({ kind: "invoice", placementIds: only }, { environment, ...(failpoint ? { failpoint } : {}) });
  const forgetKeys = async () => void (of.keys === "pruned" && (await lane.ctl("POST", "idempotency/prune", { all: true })));
  const billUnder = async (path: string) => {
    if (of.fault === "none") return;
    await lane.ctl("POST", "faults", { kind: of.fault, match: { method: "POST", path }, times: 10_000, ms: 100 });
    await bill();
    await lane.ctl("DELETE", "faults");
    await forgetKeys();
  };
  await billUnder("^/v1/invoices$");
  for (const [i, failpoint] of invoicePoints.entries()) {
    const own = ids.slice(i, i + 1);
    let ended = await bill(failpoint, own);
    if (!ended.killed) {
      // The key replays a failure that nothing was executed for, until the provider has forgotten it.
      await lane.advance(keysForgottenMs);
      ended = await bill(failpoint, own);
    }
    if (ended.killed) tally.cases++;
    else tally.findings.push(`${failpoint} was never reached under ${of.fault}, keys ${of.keys}`);
  }
  await forgetKeys();
  await billUnder("/v1/invoiceitems");
  await billUnder("^/v1/invoices/.*/finalize");
  const last = await bill();
  if (!last.killed && last.said.failed.length > 0) {
    await lane.advance(keysForgottenMs);
    await workers.finish({ kind: "invoice", placementIds: ids }, environment);
  }
  await workers.finish({ kind: "invoice", placementIds: ids }, environment);
  tally.findings.push(...(await invoiceFindings(lane, ids)).map((finding) => `${of.fault}, keys ${of.keys}: ${finding}`));
}
