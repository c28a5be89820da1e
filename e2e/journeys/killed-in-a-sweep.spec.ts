// Proves that an app killed with kill -9 while a payout sweep waits for the provider's answers ends, once started again, with the same cents:
// no transfer twice, none lost. Reached: the kill comes when the provider has made transfers of which our books know nothing.
// It would miss other points of the same path; the crash matrix walks those.
import { expect, test } from "@playwright/test";
import { moveClock } from "../support/clock";
import { hireAndPay } from "../support/hire";
import { type HttpPerson, signInByPassword } from "../support/http-person";
import { readsSteps } from "../support/money";
import { type OwnWorld, startOwnWorld } from "../support/own-world";
import { answersAgain, answersLateToTransfers, finishOnboarding, paidTwice, transfersMade } from "../support/sandbox";

let world: OwnWorld;
test.beforeAll(async () => {
  world = await startOwnWorld({ seed: "people" });
});
test.afterAll(() => world.stop());

test("killed in the middle of a payout sweep, the story ends with the same cents", async () => {
  const enter = (key: string) => signInByPassword(world, key);
  const [company, sourcer, recruiter, broker, admin] = [await enter("priya"), await enter("maya"), await enter("daniel"), await enter("ingrid"), await enter("ruth")];
  const payees = [sourcer, recruiter, broker];
  for (const payee of payees) await finishOnboarding((await payee.api.payouts.setUp.mutate({ country: "US" })).url);
  const cast = { company, sourcer, recruiter, admin };
  const placements = [
    await hireAndPay(world, cast, { candidateName: "Imogen Hale", email: "imogen.hale@gmail.com", title: "Lead robotics engineer", salaryMinor: "12000000" }),
    await hireAndPay(world, cast, { candidateName: "Tobias Renner", email: "tobias.renner@gmail.com", title: "Fleet software engineer", salaryMinor: "13333777" }),
  ];
  const owed = await Promise.all(payees.map(earned));
  expect(owed, "20 % of both salaries, less the platform's tenth: a tenth to the sourcer, the rest by halves, each cent of remainder to who is nearest").toEqual([456_008, 2_052_036, 2_052_035]);

  // As many as are due: whatever the job runner starts side by side, no answer comes back before the kill.
  await answersLateToTransfers(world, payees.length * placements.length);
  await moveClock(admin, { days: 31 });
  await expect.poll(async () => (await transfersMade(world)).length, { timeout: 60_000, intervals: [100] }).toBeGreaterThanOrEqual(payees.length);
  const { transfers } = await admin.api.payouts.operations.query({});
  expect(transfers.filter((transfer) => transfer.state === "sent"), "the provider has moved money, and our books do not know").toEqual([]);
  await world.restartApp("SIGKILL");
  await answersAgain(world);

  await moveClock(admin, { hours: 1 });
  for (const payee of payees) for (const placement of placements) await readsSteps(payee, placement, ["paid", "held", "held"]);
  await moveClock(admin, { days: 60 });
  for (const payee of payees) for (const placement of placements) await readsSteps(payee, placement, ["paid", "paid", "paid"]);

  const accounts = await Promise.all(payees.map(async (payee) => (await payee.api.payouts.myPayee.query({})).stripeAccountId));
  const made = await transfersMade(world);
  expect(accounts.map((account) => made.filter((transfer) => transfer.destination === account).reduce((sum, transfer) => sum + transfer.amount, 0))).toEqual(owed);
  expect(made).toHaveLength(2 * 3 * 3);
  expect(await paidTwice(world)).toEqual([]);
  const proof = await admin.api.proof.run.mutate({});
  expect({ outcome: proof.outcome, differences: proof.lines.filter((line) => line.difference !== "0") }).toEqual({ outcome: "clean", differences: [] });
});

/** What a recruiter reads that they have earned, in cents. */
async function earned(recruiter: HttpPerson): Promise<number> {
  const { totals } = await recruiter.api.payouts.myMoney.query({});
  return Number(totals.find((total) => total.currency === "USD")?.earned.minor ?? "0");
}
