// Proves: a preview names whom settings would touch and what their next evidence would give, counts nobody whom nothing changes for, and changes nothing itself. Would miss: a subject that no rule of today reads.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { acceptClaim, offerClaim } from "../sourcing/transfer-claim";
import { currentPolicy } from "./current-policy";
import { previewPolicy } from "./preview-policy";
import type { PolicySettings } from "./settings";

const DAY = 86_400_000;
let world: World;
let admin: Someone;
let holder: Recruiter;
let taker: Recruiter;
let settings: PolicySettings;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.person({ platformRole: "support" });
  [holder, taker] = [await world.recruiter(), await world.recruiter()];
  settings = (await currentPolicy(world.db)).settings;
});
afterAll(() => world.close());

const touched = async (next: PolicySettings) => (await previewPolicy.call(admin.ctx, { settings: next })).touched;
const subjects = async (next: PolicySettings) => (await touched(next)).map((one) => [one.subject, one.count]);

it("touches nobody when nothing changes, or nobody is here", async () => {
  expect(await touched({ ...settings, protection: { ...settings.protection, consentedDays: 20 } })).toEqual([]);
  await world.claimed(holder);
  expect(await previewPolicy.call(admin.ctx, { settings })).toMatchObject({ basedOnVersion: 1, liveClaims: 1, touched: [] });
});

it("says which claims new evidence would carry elsewhere, and to what day", async () => {
  const [reach] = await touched({ ...settings, protection: { ...settings.protection, consentedDays: 120 } });
  expect(reach).toMatchObject({ subject: "claims_reach", count: 1, sample: [{ detail: `${holder.name}|signature` }] });
  const [first] = reach?.sample ?? [];
  expect(Date.parse(first?.after ?? "") - Date.parse(first?.before ?? "")).toBe(30 * DAY);
  // Shorter than what the claim has: its end is what it keeps.
  expect((await touched({ ...settings, protection: { ...settings.protection, consentedDays: 10, contactDays: 10, identifiedDays: 10 } }))[0]?.sample[0]).toMatchObject({ detail: `${holder.name}|signature` });
  expect(await subjects({ ...settings, protection: { ...settings.protection, maxDays: 20 } })).toEqual([["claims_reach", 1], ["claims_at_longest", 1]]);
});

it("counts open offers, parts that could not be paid, roles above the highest fee, submissions and requests that wait, and who is over a limit", async () => {
  const { claimId } = await world.claimed(holder);
  const { transferId } = await offerClaim.call(holder.ctx, { claimId, toEmail: taker.email, keepsBasisPoints: 5_000 });
  expect(await subjects({ ...settings, protection: { ...settings.protection, transferOfferDays: 3 } })).toEqual([["offers_open", 1]]);
  await acceptClaim.call(taker.ctx, { transferId });
  expect(await subjects({ ...settings, split: { ...settings.split, sourcerBasisPoints: 900 } })).toEqual([["parts_lost", 1]]);
  const made = await world.submission({ terms: { feeBasisPoints: 2_500 } });
  expect(await subjects({ ...settings, fee: { maxBasisPoints: 2_400 } })).toEqual([["fees_above", 1]]);
  expect(await subjects({ ...settings, companyReview: { remindBusinessDays: 1, pauseBusinessDays: 4 } })).toEqual([["reviews_waiting", 1]]);
  await world.job(made.company, { level: "executive" });
  expect(await subjects({ ...settings, protection: { ...settings.protection, byLevel: { ...settings.protection.byLevel, executive: 150, lead: 120 } } })).toEqual([["roles_of_levels", 1]]);
  await world.requested(holder, await world.claimed(holder), made.company.companyId);
  expect(await subjects({ ...settings, representation: { ...settings.representation, textVersion: 2 } })).toEqual([["requests_waiting", 1]]);
  const day = (await world.now()).toISOString().slice(0, 10);
  for (const [id, used] of [[holder.recruiterId, 2], [holder.firmId, 1]] as const) await world.database.ownerSql`insert into blind_check_quotas (of_id, day, used, allowed) values (${id}, ${day}, ${used}, 9)`;
  expect(await touched({ ...settings, blindChecks: { perRecruiterPerDay: 2, perFirmPerDay: 1 } })).toMatchObject([{ subject: "recruiters_over_limit", count: 1, sample: [{ name: holder.name, detail: "2" }] }, { subject: "firms_over_limit", count: 1 }]);
  expect((await currentPolicy(world.db)).version).toBe(1);
});
