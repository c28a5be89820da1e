import { setTimeout as sleep } from "node:timers/promises";
import { aimAt, runningDemo } from "./env";

const { demo, rest } = await runningDemo(process.argv.slice(2));
aimAt(demo);
const { sql } = await import("drizzle-orm");
const { openDatabase } = await import("../server/kernel/database");
const { moveProviderClock } = await import("../server/providers/sandbox-clock");
const { sendJobs } = await import("../server/providers/jobs");

const wanted = rest[0] ?? "";
const by = /^([+-])(\d{1,4})(d|h)$/.exec(wanted);
if (!by && wanted !== "reset") {
  console.error('Say how far: npm run clock -- +90d, -- +1h, or -- reset (back to real time).');
  process.exit(1);
}
const hours = by ? Number(by[2]) * (by[3] === "d" ? 24 : 1) * (by[1] === "-" ? -1 : 1) : 0;

const db = openDatabase(demo.databaseUrl, 2);
const [moved] = by
  ? await db.execute<{ now: string; ms: string }>(sql`with m as materialized (select app.move_clock(coalesce((select shift from app.clock_offset), interval '0') + make_interval(hours => ${hours})) as now)
      select m.now, (extract(epoch from m.now - clock_timestamp()) * 1000)::bigint::text as ms from m`)
  : await db.execute<{ now: string; ms: string }>(sql`select app.move_clock(interval '0') as now, '0' as ms`);
const offset = Math.round(Number(moved?.ms ?? 0) / 3_600_000) * 3_600_000;
await moveProviderClock(offset);
console.log(`It is now ${new Date(moved?.now ?? 0).toISOString()} (${offset / 3_600_000} hours from real time).`);
await sendJobs([{ name: "clock/moved", data: {} }]);

/** What could still run: due holds, payable schedules, provider events, events in the outbox. */
const open = async () => {
  const [row] = await db.execute<{ n: number }>(sql`select (
    (select count(*) from escrow_holds where state = 'held' and open_disputes = 0 and not_before <= app.now()) +
    (select count(*) from payout_schedules s join escrow_holds h on h.id = s.hold_id and h.state = 'released' join payee_accounts a on a.payee_id = s.payee_id and a.transfers_active
      where s.state in ('scheduled', 'claimed') and s.due_at <= app.now() and (s.retry_at is null or s.retry_at <= app.now())
        and not exists (select 1 from payout_stops p where p.closed_at is null and p.currency = s.currency)) +
    (select count(*) from stripe_events where state = 'received') + (select count(*) from marketplace_events where published_at is null))::int as n`);
  return row?.n ?? 0;
};
let left = await open();
for (let tries = 0; left > 0 && tries < 240; tries++) {
  await sleep(500);
  left = await open();
}
console.log(left === 0 ? "Everything that fell due has run." : `${left} pieces of work are still open; look at the jobs page.`);
await db.$client.end();
process.exit(left === 0 ? 0 : 1);
