// Proves: a payee has one account at the provider, is told to be ready once, and a stranger's account is nobody's; a company has one customer.
// Would miss: what the provider says of an account (the sandbox's tests).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { saveCustomer } from "../billing/mark-invoice-issued";
import { payeeOfAccount, savePayeeAccount } from "./payee-account";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const said = { detailsSubmitted: true, requirements: [] };

it("an account is its payee's, and a stranger's is nobody's", async () => {
  const recruiter = await world.recruiter();
  const account = await world.onboarded(recruiter);
  expect(await payeeOfAccount.call(world.system, { stripeAccountId: account })).toEqual({ payeeId: recruiter.payeeId });
  expect(await payeeOfAccount.call(world.system, { stripeAccountId: "acct_stranger" })).toEqual({ payeeId: null });
});
it("a payee becomes ready once, and again only after it was not", async () => {
  const { payeeId } = await world.recruiter();
  const save = (transfersActive: boolean) => savePayeeAccount.call(world.system, { payeeId, stripeAccountId: "acct_ready", transfersActive, ...said });
  expect([await save(false), await save(true), await save(true), await save(false), await save(true)].map((one) => one.becameReady)).toEqual([false, true, false, false, true]);
});
it("a second account for a payee is loud, and so is an account of two payees", async () => {
  const [one, two] = [await world.recruiter(), await world.recruiter()];
  await savePayeeAccount.call(world.system, { payeeId: one.payeeId, stripeAccountId: "acct_one", transfersActive: true, ...said });
  await expect(savePayeeAccount.call(world.system, { payeeId: one.payeeId, stripeAccountId: "acct_other", transfersActive: true, ...said })).rejects.toThrow("already has account");
  await expect(savePayeeAccount.call(world.system, { payeeId: two.payeeId, stripeAccountId: "acct_one", transfersActive: true, ...said })).rejects.toThrow();
});
it("a company keeps the customer that was saved first", async () => {
  const { companyId } = await world.company();
  expect(await saveCustomer.call(world.system, { companyId, stripeCustomerId: "cus_first" })).toEqual({ stripeCustomerId: "cus_first" });
  expect(await saveCustomer.call(world.system, { companyId, stripeCustomerId: "cus_second" })).toEqual({ stripeCustomerId: "cus_first" });
});
