// Proves: a process killed by SIGKILL at every point of a payout, under every fault of the provider, with its idempotency key kept or pruned,
// pays each slice exactly once when it is started and delivered to again (T3, I-12): one transfer, one journal, state sent.
// Would miss: a client that waits out its own 20 seconds (a held connection is cut after a moment here), and a provider whose list lags.
import { afterAll, beforeAll, expect, it } from "vitest";
import { endsFrozen, type Fault, faultsOf, type KeyFate, keyFates, payoutPoints } from "@/db/testing/crash/crash-matrix";
import { allSettled, payoutFindings } from "@/db/testing/crash/payout-findings";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import type { PlacementFixture } from "@/db/testing/money-fixture";
import { dayMs, type PaymentLane, paymentLane } from "@/db/testing/payment-lane";
import type { Failpoint } from "../kernel/failpoints";

const faults = faultsOf(payoutPoints);
let workers: Workers;
beforeAll(async () => {
  workers = await buildWorkers();
});
afterAll(() => workers.close());

type Tally = { cases: number; unreachable: number; sent: number; frozen: number; findings: string[] };

it("pays each slice exactly once, wherever it was killed and whatever the provider did", async () => {
  const started = Date.now();
  const tallies = await Promise.all(keyFates.map(runLane));
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  console.log(`payout crashes: ${sum((t) => t.cases)} cases, ${workers.starts()} process starts, ${Math.round((Date.now() - started) / 1_000)} s; ${sum((t) => t.sent)} sent once, ${sum((t) => t.frozen)} frozen for a person, ${sum((t) => t.unreachable)} not reachable`);
  expect(tallies.flatMap((tally) => tally.findings)).toEqual([]);
  expect(sum((t) => t.cases)).toBe(payoutPoints.length * faults.length * keyFates.length - 1);
  expect(sum((t) => t.unreachable)).toBe(1);
});

/** One database and sandbox, fault by fault. What is funded waits for its payees, so that each batch has only its own slices due. */
async function runLane(keys: KeyFate): Promise<Tally> {
  const lane = await paymentLane();
  const tally: Tally = { cases: 0, unreachable: 0, sent: 0, frozen: 0, findings: [] };
  try {
    const all = await lane.placements(faults.length * payoutPoints.length);
    await workers.finish({ kind: "fund", placementIds: all.map((placement) => placement.placementId) }, lane.environment);
    await lane.advance(4 * dayMs);
    await lane.release();
    for (const [i, fault] of faults.entries()) await runBatch(lane, { fault, keys, placements: all.slice(i * payoutPoints.length, (i + 1) * payoutPoints.length) }, tally);
    const proof = await workers.run({ kind: "proof" }, { environment: lane.environment });
    tally.findings.push(...(proof.killed ? ["the proof was killed"] : proof.said.failed));
    const unknown = (await lane.ctl("GET", "unknown-requests"))["requests"] as unknown[];
    if (unknown.length > 0) tally.findings.push(`the sandbox does not know ${JSON.stringify(unknown)}`);
    return tally;
  } finally {
    await lane.close();
  }
}

async function runBatch(lane: PaymentLane, of: { fault: Fault; keys: KeyFate; placements: PlacementFixture[] }, tally: Tally): Promise<void> {
  const { environment } = lane;
  const ids = of.placements.map((placement) => placement.placementId);
  const forgetKeys = async () => void (of.keys === "pruned" && (await lane.ctl("POST", "idempotency/prune", { all: true })));
  await lane.onboard(of.placements);
  const scheduleOf = async (i: number) => (await lane.claim()).find(({ scheduleId }) => schedules.get(scheduleId) === ids[i]);
  const schedules = new Map((await lane.database.sql<{ id: string; placement: string }[]>`select id, placement_id as placement from payout_schedules where placement_id = any(${ids})`).map((row) => [row.id, row.placement]));

  if (of.fault !== "none") await lane.ctl("POST", "faults", { kind: of.fault, match: { method: "POST", path: "/v1/transfers" }, times: 10_000, ms: 100 });
  const unreached: [Failpoint, number][] = [];
  for (const [i, failpoint] of payoutPoints.entries()) {
    if (!(await killAt(failpoint, i))) unreached.push([failpoint, i]);
  }
  // Started again while the claims still hold, with the provider as bad as before; then it recovers.
  await forgetKeys();
  await workers.run({ kind: "sweep" }, { environment });
  await lane.ctl("DELETE", "faults");
  await forgetKeys();
  await lane.advance(3_700_000);
  if (of.fault === "transfers_not_allowed") await workers.finish({ kind: "refresh" }, environment);
  for (const [failpoint, i] of unreached) {
    if (await killAt(failpoint, i)) continue;
    tally.unreachable++;
    if (!endsFrozen(of.fault, of.keys) || failpoint !== "payout.after-record") tally.findings.push(`${failpoint} was never reached under ${of.fault}, key ${of.keys}`);
  }
  await forgetKeys();
  for (const pause of [125_000, 125_000, 21 * 3_600_000, 125_000]) {
    await workers.run({ kind: "sweep" }, { environment });
    if (await allSettled(lane, ids)) break;
    await lane.advance(pause);
  }
  const frozen = endsFrozen(of.fault, of.keys);
  const findings = await payoutFindings(lane, ids, { frozen });
  tally.findings.push(...findings.map((finding) => `${of.fault}, key ${of.keys}: ${finding}`));
  tally[frozen ? "frozen" : "sent"] += ids.length;
  await lane.advance(125_000);

  /** Delivers one claimed slice to a process that dies at the point. Out: whether it got there. */
  async function killAt(failpoint: Failpoint, i: number): Promise<boolean> {
    const due = await scheduleOf(i);
    if (!due) throw new Error(`The slice for ${failpoint} under ${of.fault} is not due.`);
    const ended = await workers.run({ kind: "pay", due: [due] }, { environment, failpoint });
    if (ended.killed) tally.cases++;
    return ended.killed;
  }
}
