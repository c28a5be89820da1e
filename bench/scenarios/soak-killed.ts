import { setTimeout as sleep } from "node:timers/promises";
import type { Line } from "../lib/report";
import { onTalkStage } from "../lib/talk-load";
import { connectedTalkers } from "../seed/connected-pairs";

const TALKERS = 50;
const IDLE = 1_000;
const reader = "maya@northbound.example.com";
const HEAP = 256;
const DOWN_MS = 1_500;
/** How long what was said may take to be told, once all of it is answered: whoever died over it holds it for two minutes. */
const TOLD_MS = 240_000;

/**
 * The soak once more, and while it lasts the app and the push server are killed with `kill -9` and PostgreSQL stops at once (`immediate`), a quarter of it apart. Each sender tries again under its client's id, as an
 * outbox does. At its end every message that was answered is there once, as it was answered, nothing else is, no number is missing, and all of it has been told.
 */
export function soakKilled(of: { root: string; quick: boolean }): Promise<Line[]> {
  const load = { perSecond: 200, seconds: of.quick ? 16 : 60 };
  return onTalkStage({ root: of.root, environment: { NODE_OPTIONS: `--max-old-space-size=${HEAP}` } }, async (stage) => {
    const accounts: { userId: string; cookie: string }[] = [];
    for (let i = 0; i < TALKERS; i++) accounts.push(await stage.signUp(`sender.${i}@bench.example.com`));
    const { readerId, connectionIds } = await connectedTalkers(stage.owner, { recruiterEmail: reader, userIds: accounts.map(({ userId }) => userId) });
    await stage.idle(IDLE);
    let again = 0;
    const send = stage.patient(accounts.map(({ cookie }, i) => ({ connectionId: connectionIds[i] ?? "none", cookie, readerId })), () => void (again += 1));
    await stage.answered(send, "warming", { perSecond: 20, seconds: 5 });
    const killed: string[] = [];
    const kills = (async () => {
      for (const which of ["app", "push", "database"] as const) {
        await sleep((load.seconds * 1_000) / 4);
        const before = again;
        await stage.kill(which, DOWN_MS);
        if (which !== "push" && again === before) throw new Error(`The kill of the ${which} hit nothing.`);
        killed.push(`${which}: ${again - before} calls to send again`);
      }
    })();
    const [{ ids }] = await Promise.all([stage.answered(send, "killed", load), kills]);
    console.log(`  killed in the load: ${killed.join("; ")}`);

    const rows = await stage.owner<{ id: string; client_id: string }[]>`select id, client_id from marketplace_messages where client_id like 'bench-killed-%'`;
    const there = new Map(rows.map((row) => [row.client_id, row.id]));
    const lost = ids.filter((id, no) => there.get(`bench-killed-${no}`) !== id).length;
    const doubled = rows.length - there.size + (rows.length - ids.length);
    const untold = async () => (await stage.owner<{ n: number }[]>`select count(*)::int as n from marketplace_events where type like 'messages/message.%' and published_at is null`)[0]?.n ?? 0;
    const until = performance.now() + TOLD_MS;
    while ((await untold()) > 0 && performance.now() < until) await sleep(1_000);
    const left = await untold();
    const gaps = await stage.gaps();
    console.log(`  ${ids.length} answered, ${again} calls again; ${lost} lost, ${doubled} doubled or never answered, ${gaps} gaps, ${left} not told`);
    const same = (value: number) => ({ median: value, min: value, max: value });
    return [{ scenario: "M4", size: `${load.perSecond}/s for ${load.seconds} s, three kills`, ours: "lost, doubled, gaps and untold", comparedWith: "none", ratio: same(lost + doubled + gaps + left), goal: 0, better: "lower" }];
  });
}
