import type { Line } from "../lib/report";
import { onTalkStage } from "../lib/talk-load";
import { connectedPairs, connectedTalkers } from "../seed/connected-pairs";

const TALKERS = 50;
const SUBSCRIBERS = 1_000;
const reader = "maya@northbound.example.com";
/** Memory is looked at so often. */
const LOOK_MS = 1_000;
/** With room to spare Node tidies up late, and its size says nothing: with so much it has to. MB. */
const HEAP = 256;

/**
 * M4 and memory: more messages than this machine can pass on at once, from 50 senders to one recruiter and from the recruiter to 1,000 subscribers by turns, each of whom has a conversation and is told of it; and the
 * same load by the barest way, as a bare echo and as inserts alone. What cannot be passed on at once waits its turn; none is lost or doubled, and the app, whose heap is bounded, and the push server need no more
 * memory in the last third of it than in the middle one.
 */
export function soak(of: { root: string; quick: boolean }): Promise<Line[]> {
  const load = { perSecond: 200, seconds: of.quick ? 15 : 60 };
  return onTalkStage({ root: of.root, environment: { NODE_OPTIONS: `--max-old-space-size=${HEAP}` } }, async (stage) => {
    const accounts: { userId: string; cookie: string }[] = [];
    for (let i = 0; i < TALKERS; i++) accounts.push(await stage.signUp(`sender.${i}@bench.example.com`));
    const subscribers = await connectedPairs(stage.owner, { recruiterEmail: reader, pairs: SUBSCRIBERS });
    const { readerId, connectionIds } = await connectedTalkers(stage.owner, { recruiterEmail: reader, userIds: accounts.map(({ userId }) => userId), from: SUBSCRIBERS });
    const cookie = await stage.signIn(reader);
    await stage.hear(readerId);
    for (const { userId } of subscribers) await stage.hear(userId);
    const talkers = Array.from({ length: 2 * SUBSCRIBERS }, (_, i) => {
      const [account, subscriber] = [accounts[(i / 2) % TALKERS], subscribers[(i - 1) / 2]];
      return i % 2 === 0 ? { connectionId: connectionIds[(i / 2) % TALKERS] ?? "none", cookie: account?.cookie ?? "", readerId, senderId: account?.userId ?? "none" } : { connectionId: subscriber?.connectionId ?? "none", cookie, readerId: subscriber?.userId ?? "none", senderId: readerId };
    });
    const ours = stage.ours(talkers);
    await stage.play(ours, "warming-ours", { perSecond: 20, seconds: 5 });
    const held: number[] = [];
    const heldByPush: number[] = [];
    const looking = setInterval(() => void Promise.all([stage.memory(), stage.memory("push")]).then(([app, push]) => void (held.push(app), heldByPush.push(push))), LOOK_MS);
    const one = await stage.play(ours, "ours", load, () => clearInterval(looking)).finally(() => clearInterval(looking));
    const bare = await stage.play(stage.bare([readerId, ...subscribers.map(({ userId }) => userId)]), "bare", load);
    const echo = await stage.play(stage.echo, "echo", load);
    const inserts = await stage.answered(stage.inserts(talkers), "inserted", load);
    const thirds = (list: readonly number[]) => [list.slice(list.length / 3, (2 * list.length) / 3), list.slice((2 * list.length) / 3)].map((part) => part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0) as [number, number];
    const [before, after] = thirds(held);
    const [pushBefore, pushAfter] = thirds(heldByPush);
    console.log(`  memory of the app: ${held[0]?.toFixed(0) ?? "?"} MB as it began, ${before.toFixed(0)} MB in the middle third, ${after.toFixed(0)} MB in the last, at most ${Math.max(...held).toFixed(0)} MB`);
    console.log(`  memory of the push server: ${pushBefore.toFixed(0)} MB in the middle third, ${pushAfter.toFixed(0)} MB in the last`);
    console.log(`  in a second: ${(one.perSecond / bare.perSecond).toFixed(2)} of the barest way, ${(one.perSecond / echo.perSecond).toFixed(2)} of the echo, ${(one.perSecond / inserts.perSecond).toFixed(2)} of inserts alone (${inserts.perSecond.toFixed(0)})`);
    const same = (value: number) => ({ median: value, min: value, max: value });
    const size = `${load.perSecond}/s for ${load.seconds} s, ${TALKERS + 1} senders, ${SUBSCRIBERS} subscribers`;
    return [
      { scenario: "M4", size, ours: "lost, doubled and gaps", comparedWith: "none", ratio: same(one.lost + one.doubled + (await stage.gaps())), goal: 0, better: "lower" },
      { scenario: "M4", size, ours: "memory, last third", comparedWith: "middle third", ratio: same(after / before), goal: 1.1, better: "lower" },
      { scenario: "M4", size, ours: "push server's memory, last third", comparedWith: "middle third", ratio: same(pushAfter / pushBefore), goal: 1.1, better: "lower" },
    ];
  });
}
