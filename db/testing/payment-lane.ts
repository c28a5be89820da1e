import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { clientOf, ctlOf } from "../../dev/stripe-sandbox/testing/harness";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/kernel/command";
import { openDatabase } from "@/server/kernel/database";
import { claimDueSchedules, releaseDueHolds } from "@/server/payouts";
import { type FixtureOptions, type PlacementFixture, placementFixture } from "./money-fixture";
import { type TestDatabase, testDatabase } from "./test-database";

export type Claimed = { scheduleId: string; claimNo: number };
/**
 * A database and a payment sandbox in a process of its own, on one clock, with what the product needs in its environment. Everything that
 * pays runs in child processes that this environment is given to.
 */
export type PaymentLane = {
  database: TestDatabase;
  system: Ctx;
  stripe: ReturnType<typeof clientOf>;
  environment: Record<string, string>;
  /** Ids of the events that the job runner was handed, each as often as it was. */
  jobsTold: string[];
  ctl(method: string, at: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Moves the clock of both forward. */
  advance(ms: number): Promise<void>;
  /** Placements that started so long ago that all of their dates are past; nobody has paid, and no payee can receive. */
  placements(count: number, of?: FixtureOptions): Promise<PlacementFixture[]>;
  /** Finishes the onboarding of these placements' payees. */
  onboard(placements: readonly PlacementFixture[]): Promise<void>;
  release(): Promise<void>;
  claim(): Promise<Claimed[]>;
  close(): Promise<void>;
};

export const dayMs = 86_400_000;
export const webhookSecret = "whsec_lane_0123456789";

export async function paymentLane(): Promise<PaymentLane> {
  const database = await testDatabase();
  const db = openDatabase(database.appUrl, 20);
  const system: Ctx = { db, actor: { kind: "system", job: "lane" }, requestId: "lane" };
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-lane-"));
  const { child, url, secretKey } = await sandboxProcess(dataDir);
  const jobsTold: string[] = [];
  const runner = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const told = JSON.parse(Buffer.concat(chunks).toString("utf8") || "[]") as { id?: string }[];
      jobsTold.push(...told.map((event) => event.id ?? ""));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ids: told.map((event) => event.id), status: 200 }));
    });
  });
  await new Promise<void>((resolve) => runner.listen(0, "127.0.0.1", resolve));
  const address = runner.address();
  const ctl: PaymentLane["ctl"] = (method, at, body) => ctlOf(url, method, at, body);
  const stripe = clientOf({ url, secretKey });
  let offsetMs = 0;
  return {
    database, system, stripe, jobsTold, ctl,
    environment: {
      NODE_ENV: "test", DATABASE_URL: database.appUrl, AUTH_SECRET: "only-for-tests-0123456789", STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: url,
      PUSHER_APP_ID: "test", PUSHER_KEY: "test", PUSHER_SECRET: "test", SMTP_URL: "smtp://127.0.0.1:1", INNGEST_DEV: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, INNGEST_EVENT_KEY: "test", LOG_LEVEL: "fatal", DB_POOL: "6",
    },
    async advance(ms) {
      offsetMs += ms;
      await db.execute(sql`select app.move_clock(make_interval(secs => ${offsetMs / 1_000}))`);
      await ctl("POST", "clock", { offsetMs });
    },
    placements: (count, of) => inTurn(count, async () => {
      const [row] = await db.execute<{ now: string }>(sql`select app.now() as now`);
      return placementFixture(database.ownerSql, { feeMinor: 240_000n, recruiters: 1, template: "at_guarantee_end", ready: false, invoice: "none", startedAt: new Date(new Date(row?.now ?? 0).getTime() - 120 * dayMs), ...of });
    }),
    async onboard(placements) {
      for (const { payeeId } of placements.flatMap((placement) => placement.shares)) {
        const account = await stripe.accounts.create({ controller: { fees: { payer: "application" }, losses: { payments: "application" }, stripe_dashboard: { type: "express" } }, capabilities: { transfers: { requested: true } }, country: "US" });
        await ctl("POST", `accounts/${account.id}/activate`);
        await database.ownerSql`insert into payee_accounts (payee_id, stripe_account_id, transfers_active, details_submitted, updated_at) values (${payeeId}, ${account.id}, true, true, app.now())`;
      }
    },
    async release() {
      await releaseDueHolds.call(system, { limit: 10_000 });
    },
    async claim() {
      await claimDueSchedules.call(system, { limit: 10_000 });
      return database.sql<Claimed[]>`select id as "scheduleId", claim_no as "claimNo" from payout_schedules where state = 'claimed' order by created_at, placement_id, id`;
    },
    async close() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      await new Promise((resolve) => runner.close(resolve));
      await db.$client.end({ timeout: 1 });
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function sandboxProcess(dataDir: string): Promise<{ child: ChildProcess; url: string; secretKey: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", path.resolve(import.meta.dirname, "../../dev/stripe-sandbox/testing/child.ts"), dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  // A run that is broken off leaves no sandbox behind.
  process.once("exit", () => child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, ...(JSON.parse(line.toString("utf8")) as { url: string; secretKey: string }) };
}

async function inTurn<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(await make());
  return made;
}
