// Proves: each harness of the money core fails on its invariant once the mechanism behind it is gone: the CHECK on disputes, the seal of a
// journal, the key of a provider event, the look-up before a repeated transfer. Would miss: a second mechanism that hides the loss of the first.
import { afterAll, beforeAll, expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { crashAfterCall, withoutLookUp } from "@/db/testing/crash/crash-after-call";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { type PaymentLane, paymentLane } from "@/db/testing/payment-lane";
import { deliverAtOnce } from "@/db/testing/races/event-deliveries";
import { holdStage, releaseAgainstDispute } from "@/db/testing/races/hold-races";
import { addToSealedJournals } from "@/db/testing/races/sealed-journals";

let lane: PaymentLane;
let workers: Workers;
beforeAll(async () => {
  [lane, workers] = await Promise.all([paymentLane(), buildWorkers()]);
});
afterAll(async () => {
  await lane.close();
  await workers.close();
});

it(controlName(controls.lookUp), async () => {
  expect(await crashAfterCall(lane, workers, null)).toEqual([]);
  const blind = await withoutLookUp(lane.environment["STRIPE_API_BASE"] ?? "");
  const findings = await crashAfterCall(lane, workers, blind.url);
  await blind.close();
  expect(blind.asked()).toBeGreaterThan(0);
  expect(findings.filter((finding) => finding.startsWith("double: 2 transfers at the provider"))).toHaveLength(2);
});

it(controlName(controls.disputes), async () => {
  const stage = await holdStage(lane.database);
  try {
    expect((await releaseAgainstDispute(lane.database, stage, 20)).findings).toEqual([]);
    await lane.database.ownerSql`alter table escrow_holds drop constraint escrow_holds_not_disputed`;
    const { findings } = await releaseAgainstDispute(lane.database, stage, 40);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((finding) => finding.startsWith("released while disputed"))).toBe(true);
  } finally {
    await stage.close();
  }
});

it(controlName(controls.journals), async () => {
  const guarded = await addToSealedJournals(lane.database);
  expect(guarded.findings).toEqual([]);
  expect(guarded.refused).toBeGreaterThan(0);
  await lane.database.ownerSql`drop trigger posting_guard on ledger_postings`;
  const open = await addToSealedJournals(lane.database);
  expect(open.refused).toBe(0);
  expect(open.findings.length).toBe(guarded.refused);
  expect(open.findings.every((finding) => finding.includes("came later than their journal"))).toBe(true);
});

it(controlName(controls.webhooks), async () => {
  expect(await deliverAtOnce(lane.database, lane.system, 3)).toEqual([]);
  await lane.database.ownerSql`alter table stripe_events drop constraint stripe_events_pkey`;
  const findings = await deliverAtOnce(lane.database, lane.system, 3);
  expect(findings).toContain("stored 10 times");
  expect(findings).toContain("told 10 times");
});
