import { setTimeout as sleep } from "node:timers/promises";
import type { Line } from "../lib/report";
import { onTalkStage, type TalkStage } from "../lib/talk-load";
import { askingPairs, connectedTalkers } from "../seed/connected-pairs";

const recruiter = "maya@northbound.example.com";
const admin = "ruth@fairsplit.example.com";
const PER_SECOND = 5;
const WARM = 15;
/** How often each way of ending somebody's channels is timed. */
const ENDS = 8;
const SECOND_MS = 1_000;

/**
 * M5: every move of a connection by tRPC, with all that follows from it, until the other hears it over their own channel, against a bare WebSocket echo at the same load; and a disconnection, a block, a sign-out
 * and a suspension until the push server has ended the channels of whom it concerns. Prints the middle and the 95th of 100 in ms. Whatever the machine, each is to be heard and done within a second.
 */
export function moves(of: { root: string; quick: boolean }): Promise<Line[]> {
  const load = { perSecond: PER_SECOND, seconds: of.quick ? 6 : 20 };
  return onTalkStage(of, async (stage) => {
    const pairs = await askingPairs(stage.owner, { recruiterEmail: recruiter, pairs: WARM + 2 * load.perSecond * load.seconds });
    const cookie = await stage.signIn(recruiter);
    for (const { userId } of pairs) await stage.hear(userId);
    const doing = (procedure: string, which: readonly (typeof pairs)[number][]) => stage.calls(procedure, { cookie, inputs: which.map(({ connectionId }) => ({ connectionId })), to: which.map(({ userId }) => userId) });
    const half = Math.floor(pairs.length / 2);
    const [warm, one, other] = [pairs.slice(0, WARM), pairs.slice(WARM, half), pairs.slice(half)];
    await stage.play(doing("connections.accept", warm), "warming", { perSecond: PER_SECOND, seconds: WARM / PER_SECOND });
    const sized = (which: readonly unknown[]) => ({ perSecond: PER_SECOND, seconds: Math.floor(which.length / PER_SECOND) });
    const played = [
      await stage.play(doing("connections.accept", one), "accepted", sized(one)), await stage.play(doing("connections.disconnect", one), "ended", sized(one)), await stage.play(doing("connections.askAgain", one), "asked", sized(one)),
      await stage.play(doing("connections.withdraw", one), "taken back", sized(one)), await stage.play(doing("connections.decline", other), "declined", sized(other)),
    ];
    const echo = await stage.play(stage.echo, "echo", load);
    const ends = await channelsEnded(stage, cookie);
    const same = (value: number) => ({ median: value, min: value, max: value });
    const size = `${load.perSecond}/s`;
    const slowest = Math.max(...played.map(({ p50 }) => p50));
    return [
      { scenario: "M5", size, ours: "the slowest move until it is heard, p50", comparedWith: "bare WebSocket echo", ratio: same(slowest / echo.p50), goal: 100, better: "lower" },
      { scenario: "M5", size, ours: "moves later than a second, lost", comparedWith: "none", ratio: same(played.reduce((sum, { late, lost }) => sum + late + lost, 0)), goal: 0, better: "lower" },
      { scenario: "M5", size: `${ENDS} of each`, ours: "channels ended later than a second", comparedWith: "none", ratio: same(ends.filter((ms) => ms > SECOND_MS).length), goal: 0, better: "lower" },
    ];
  });
}

/** Ends people's channels in every way there is, one after the other. Out: after how many ms each was ended. */
async function channelsEnded(stage: TalkStage, cookie: string): Promise<number[]> {
  const accounts: { userId: string; cookie: string }[] = [];
  for (let i = 0; i < 4 * ENDS; i++) accounts.push(await stage.signUp(`ender.${i}@bench.example.com`));
  const { connectionIds } = await connectedTalkers(stage.owner, { recruiterEmail: recruiter, userIds: accounts.map(({ userId }) => userId) });
  const byAdmin = await stage.signIn(admin);
  const reportOf = async (connectionId: string): Promise<string> => {
    await stage.call("trpc/moderation.reportPerson", { cookie, input: { connectionId, reason: "spam", words: "In the bench" } });
    const [row] = await stage.owner<{ id: string }[]>`select id from moderation_reports where connection_id = ${connectionId}`;
    return row?.id ?? "none";
  };
  const all: number[] = [];
  const ways: Record<string, (of: { connectionId: string; cookie: string }) => Promise<() => Promise<unknown>>> = {
    disconnection: async ({ connectionId }) => () => stage.call("trpc/connections.disconnect", { cookie, input: { connectionId } }),
    block: async ({ connectionId }) => () => stage.call("trpc/connections.blockCandidate", { cookie, input: { connectionId } }),
    "sign-out": async ({ cookie: own }) => () => stage.call("auth/sign-out", { cookie: own, input: {} }),
    suspension: async ({ connectionId }) => {
      const reportId = await reportOf(connectionId);
      return () => stage.call("trpc/moderation.suspend", { cookie: byAdmin, input: { reportId, reason: "In the bench", days: 1 } });
    },
  };
  for (const [index, [name, prepared]] of Object.entries(ways).entries()) {
    const times: number[] = [];
    for (let i = index * ENDS; i < (index + 1) * ENDS; i++) {
      const [account, connectionId] = [accounts[i], connectionIds[i] ?? "none"];
      if (!account) throw new Error("There is nobody left.");
      const end = await prepared({ connectionId, cookie: account.cookie });
      const { ended } = await stage.watch(account.userId);
      const from = performance.now();
      await end();
      times.push(await Promise.race([ended.then((at) => at - from), sleep(10 * SECOND_MS, Number.POSITIVE_INFINITY)]));
    }
    const sorted = times.toSorted((a, b) => a - b);
    console.log(`  channels ended by a ${name}: p50 ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0) ?? "?"} ms, at most ${sorted.at(-1)?.toFixed(0) ?? "?"} ms`);
    all.push(...times);
  }
  return all;
}
