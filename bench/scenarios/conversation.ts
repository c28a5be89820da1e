import type { Line } from "../lib/report";
import { onTalkStage } from "../lib/talk-load";
import { connectedTalkers } from "../seed/connected-pairs";

const PAIRS = 50;
const IDLE = 1_000;
const sender = "maya@northbound.example.com";

/**
 * M1, M2, M4: a message by tRPC, stored, published, told to its reader and read by them as an open thread reads, beside 1,000 others who listen, against a bare HTTP call with one statement and a signed publish, and against a bare WebSocket echo,
 * at a load that leaves this machine time to spare. Prints the middle and the 95th of 100 in ms, and how many came in a second.
 */
export function conversation(of: { root: string; quick: boolean }): Promise<Line[]> {
  const load = { perSecond: 25, seconds: of.quick ? 15 : 60 };
  return onTalkStage(of, async (stage) => {
    const accounts: { userId: string; cookie: string }[] = [];
    for (let i = 0; i < PAIRS; i++) accounts.push(await stage.signUp(`reader.${i}@bench.example.com`));
    const { connectionIds } = await connectedTalkers(stage.owner, { recruiterEmail: sender, userIds: accounts.map(({ userId }) => userId) });
    const cookie = await stage.signIn(sender);
    await stage.idle(IDLE);
    for (const { userId, cookie: own } of accounts) await stage.hear(userId, { cookie: own });
    const ours = stage.ours(accounts.map(({ userId }, i) => ({ connectionId: connectionIds[i] ?? "none", cookie, readerId: userId })));
    const told = accounts.map(({ userId }) => `usr_told_${userId}`);
    for (const userId of told) await stage.hear(userId);
    const bare = stage.bare(told);
    const warm = { perSecond: 10, seconds: 3 };
    for (const [send, name] of [[ours, "warming-ours"], [bare, "warming-bare"], [stage.echo, "warming-echo"]] as const) await stage.play(send, name, warm);
    const [one, two, three] = [await stage.play(ours, "ours", load), await stage.play(bare, "bare", load), await stage.play(stage.echo, "echo", load)];
    console.log(`  until it is read, p95: ${(one.p95 / three.p95).toFixed(1)} of the echo`);
    const same = (value: number) => ({ median: value, min: value, max: value });
    const size = `${load.perSecond}/s for ${load.seconds} s, ${IDLE} idle`;
    const barest = "HTTP, one statement, signed publish";
    return [
      { scenario: "M1", size, ours: "message until it is read, p50", comparedWith: barest, ratio: same(one.p50 / two.p50), goal: 2.2, better: "lower" },
      { scenario: "M1", size, ours: "message until it is read, p95", comparedWith: barest, ratio: same(one.p95 / two.p95), goal: 2.5, better: "lower" },
      { scenario: "M2", size, ours: "message until it is read, p50", comparedWith: "bare WebSocket echo", ratio: same(one.p50 / three.p50), goal: 18, better: "lower" },
      { scenario: "M4", size, ours: "lost, doubled and gaps", comparedWith: "none", ratio: same(one.lost + one.doubled + (await stage.gaps())), goal: 0, better: "lower" },
    ];
  });
}
