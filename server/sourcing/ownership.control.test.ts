// Proves: the model of ownership notices when a mechanism is gone, and finds nothing in the same histories while it is there. Would miss: a mechanism beside which a
// command's own look says the same first, as one does before the exclusion constraint (the races take that one away).
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { play } from "@/db/testing/ownership/play";

const few = { seed: 20_271_121, from: 0, count: 80 };

it("goes as the model says with all mechanisms in place", async () => {
  await expect(play(few)).resolves.toBeDefined();
}, 120_000);

it(controlName(controls.offersOfClaims), async () => {
  await expect(play({ ...few, without: "drop index claim_transfers_one_open" })).rejects.toThrow('The model expected "claim_offered_already"');
}, 120_000);

it(controlName(controls.yearOfClaims), async () => {
  await expect(play({ ...few, without: "drop trigger claim_start on candidate_sourcers" })).rejects.toThrow("The rows say");
}, 120_000);

it(controlName(controls.triedOnce), async () => {
  await expect(play({ ...few, without: "drop index disputes_once_per_subject" })).rejects.toThrow('The model expected "already_disputed"');
}, 120_000);
