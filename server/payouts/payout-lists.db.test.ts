// Proves: shares, holds, dated payments and attempts to pay are listed for those who share in the placement and for the platform, sum to the fee, and are nothing to the
// company, the person and strangers. Would miss: an amount that the books have and no row shows (the proof).
import { afterAll, beforeAll, expect, it } from "vitest";
import { refusedAttempt } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import type { Invoiced } from "@/db/testing/world/money";
import type { Recruiter } from "@/db/testing/world/people";
import { collaboratorList } from "../placements/placement-pages";
import { holdList, payoutSplitList, scheduleList } from "./payout-lists";
import { transferList } from "./transfer-list";

let world: World;
let money: Invoiced;
let sourcer: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  sourcer = await world.recruiter();
  money = await world.allocated({ holder: sourcer });
  await refusedAttempt(world, money.placementId, sourcer.payeeId);
});
afterAll(() => world.close());

const lists = { payoutSplitList, holdList, scheduleList, collaboratorList, transferList };
const sum = (rows: readonly { amount: { minor: string } }[]) => rows.reduce((total, row) => total + BigInt(row.amount.minor), 0n);

it("sum to the fee, for each who shares in it", async () => {
  for (const who of [money.recruiter, sourcer]) {
    const { data } = await payoutSplitList.call(who.ctx, { placementId: money.placementId });
    expect(sum(data)).toBe(money.amountMinor);
    const platform = data.filter((row) => row.payeeId === null);
    expect(platform).toEqual([expect.objectContaining({ role: "platform", payeeName: null, mine: false })]);
    for (const list of [holdList, scheduleList, collaboratorList]) expect(sum((await list.call(who.ctx, { placementId: money.placementId })).data)).toBe(money.amountMinor - sum(platform));
    expect(new Set((await holdList.call(who.ctx, { placementId: money.placementId })).data.filter((row) => row.mine).map((row) => row.payeeId))).toEqual(new Set([who.payeeId]));
  }
});

it("are nothing to the company, the person and strangers", async () => {
  for (const ctx of [money.company.ctx, money.person.ctx, (await world.recruiter()).ctx]) {
    for (const [name, list] of Object.entries(lists)) expect((await list.call(ctx, {})).data, name).toEqual([]);
  }
});

it("of attempts to pay, each payee sees their own", async () => {
  expect((await transferList.call(sourcer.ctx, {})).data).toEqual([expect.objectContaining({ attempt: 1, outcome: "refused", refusal: "balance_insufficient", payeeId: sourcer.payeeId })]);
  expect((await transferList.call(money.recruiter.ctx, {})).data).toEqual([]);
  const admin = await world.person({ platformRole: "support" });
  expect((await transferList.call(admin.ctx, { placementId: money.placementId })).data).toHaveLength(1);
});
