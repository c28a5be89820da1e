import { sql } from "drizzle-orm";
import { z } from "zod";
import { command, flow } from "../kernel/command";
import { asFinance } from "../kernel/gates";
import { log } from "../kernel/log";
import { sendJobs } from "../providers/jobs";
import { moveProviderClock } from "../providers/sandbox-clock";

const HOUR = 3_600_000;

const errors = { clock_fixed: { status: 409, say: "The clock of this marketplace can't be moved.", remedy: "Only a demo or a test has a clock to move." } } as const;

const setOffset = command({
  input: z.strictObject({ byHours: z.number().int().min(-24 * 400).max(24 * 400) }),
  output: z.strictObject({ now: z.date(), offsetMs: z.number() }),
  allow: asFinance,
  errors,
  async run({ tx, emit, refuse }, { byHours }) {
    const [kind] = await tx.execute<{ kind: string }>(sql`select kind from app.database_kind`);
    if (kind?.kind !== "demo" && kind?.kind !== "test") return refuse("clock_fixed");
    const [row] = await tx.execute<{ now: string; ms: string }>(sql`
      with moved as materialized (select app.move_clock(coalesce((select shift from app.clock_offset), interval '0') + make_interval(hours => ${byHours})) as now)
      select moved.now, (extract(epoch from moved.now - clock_timestamp()) * 1000)::bigint::text as ms from moved`);
    if (!row) throw new Error("The clock did not move.");
    emit({ type: "policy/clock.moved", data: { byHours } });
    return { now: new Date(row.now), offsetMs: Number(row.ms) };
  },
});

/** Moves the clock of a demo or test, tells the payment sandbox, and has what fell due run. Out: whether the job runner took it on; if not, the next sweeps do. */
export const moveClock = flow({
  input: z.strictObject({ byHours: z.number().int().min(1, "The clock moves forward, by at least an hour.").max(24 * 400, "Move it by at most 400 days at once.") }),
  output: z.strictObject({ now: z.iso.datetime(), jobsTold: z.boolean() }),
  allow: asFinance,
  errors,
  async run({ ctx }, { byHours }) {
    const moved = await setOffset.call(ctx, { byHours });
    await moveProviderClock(Math.round(moved.offsetMs / HOUR) * HOUR);
    const jobsTold = await sendJobs([{ name: "clock/moved", data: {} }]).then(
      () => true,
      (cause: unknown) => {
        log.warn({ err: cause }, "the clock moved, and the job runner did not answer");
        return false;
      },
    );
    return { now: moved.now.toISOString(), jobsTold };
  },
});
