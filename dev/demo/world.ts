import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createDatabase } from "../../db/create-database";
import { type InngestExecutor, startInngestExecutor } from "../inngest-executor";
import { findInngestBinary, type InngestServer, startInngestServer } from "../inngest-server";
import { freePort } from "../free-port";
import { startMailCatcher } from "../mail-catcher";
import { startPostgres } from "../postgres";
import { type PusherServerOptions, startPusherServer } from "../pusher-server";
import { startPusherProcess } from "../pusher-server/own-process";
import { startStripeSandbox } from "../stripe-sandbox";
import { makeDemoKeys } from "./demo-keys";
import { clockOffsetMs, seedIfEmpty } from "./seeding";
import { startApp } from "./app-server";
import { buildApp } from "./build-app";
import { withProgress } from "./progress";
import { type DemoSecrets, secretsOf } from "./secrets";
import { registerWebhook, setSandboxClock } from "./webhook-endpoint";

export type Service = "push" | "database";
export type World = {
  url: string; databaseUrl: string; ownerUrl: string; inboxUrl: string; jobsUrl: string; inngest: { kind: "server" | "executor"; url: string };
  stripe: { url: string; secretKey: string }; pusher: { appId: string; key: string; secret: string; host: string; port: number };
  demoPassword: string;
  apiKeys: DemoSecrets["apiKeys"];
  /** The process that serves the app now. */
  appPid(): number;
  /** The push server's, where it is a process of its own; 0 = it is none. */
  pushPid(): number;
  /** Kills the app alone, as a crash would, and starts it again. */
  restartApp(signal: NodeJS.Signals, environment?: Record<string, string>): Promise<void>;
  /** Kills one of those whom the app depends on, as a crash would: the push server by kill -9 where it is a process of its own, PostgreSQL by `immediate`. */
  kill(which: Service): Promise<void>;
  /** Starts what was killed again, with the same data at the same address. */
  revive(which: Service): Promise<void>;
  stop(): Promise<void>;
};

export type WorldOptions = { root: string; dataDir: string; port: number; seed: "story" | "people" | "none"; quiet?: boolean; environment?: Record<string, string>; fast?: boolean; mode?: "start" | "dev"; /** What runs the jobs; without it, the real server where its program is found. */ jobs?: "server" | "executor"; /** The push server in a process of its own, which may be killed. */ pushApart?: boolean };

const HOST = "127.0.0.1";

/**
 * Starts everything that the product needs, embedded, in order, and the app last. In: where data lives, the port wished for, and which seed.
 * Out: the addresses and `stop`. What was started is stopped again if a later step fails.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  const step = options.quiet ? <T>(_: string, work: () => Promise<T>) => work() : withProgress;
  try {
    await mkdir(options.dataDir, { recursive: true });
    const secrets = await secretsOf(options.dataDir);
    const startDatabase = (port?: number) => startPostgres({ dataDir: path.join(options.dataDir, "postgres"), superuserPassword: secrets.postgresPassword, ...(options.fast ? { fsync: false } : {}), ...(port === undefined ? {} : { port }) });
    let postgres = await step("Starting PostgreSQL", () => startDatabase());
    stops.push(() => postgres.stop());
    const database = await step("Migrating the database", () => createDatabase({ adminUrl: postgres.adminUrl, name: "fairsplit", kind: "demo", password: secrets.appPassword }));
    // The database's clock alone counts: the sandbox is told where it stands, and told again whenever it moves.
    const stripe = await startStripeSandbox({ port: 0, host: HOST, dataDir: path.join(options.dataDir, "stripe"), secretKey: secrets.stripeSecretKey, offsetMs: () => Number.NEGATIVE_INFINITY });
    stops.push(() => stripe.stop());
    await setSandboxClock(stripe.url, await clockOffsetMs(database.ownerUrl));
    const appPort = await freePort(options.port);
    const push = { port: await freePort(0), host: HOST, appId: secrets.pusherAppId, key: secrets.pusherKey, secret: secrets.pusherSecret };
    const pushing: PusherServerOptions = { ...push, webhooks: { url: `http://${HOST}:${appPort}/api/webhooks/pusher`, kinds: ["channel_occupied", "channel_vacated"] } };
    const apart = options.pushApart ? await startPusherProcess(pushing) : null;
    const within = apart ? null : await startPusherServer(pushing);
    stops.push(async () => void (await Promise.all([apart?.kill(), within?.stop()])));
    const mail = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: path.join(options.dataDir, "mail") });
    stops.push(() => mail.stop());

    const jobsPort = await freePort(0);
    const url = `http://localhost:${appPort}`;
    const jobsUrl = `http://${HOST}:${jobsPort}`;
    const environment: Record<string, string> = { ...environmentOf(secrets, { url, appUrl: database.appUrl, stripeUrl: stripe.url, pusherPort: push.port, smtpUrl: mail.smtpUrl, inboxUrl: mail.url, jobsUrl }), ...(options.mode === "dev" ? { NODE_ENV: "development" } : {}), FILES_DIR: path.join(options.dataDir, "files"), ...options.environment };
    if (options.seed !== "none") await step("Preparing the demo's people and story", () => seedIfEmpty({ root: options.root, environment, ownerUrl: database.ownerUrl, stripeUrl: stripe.url, which: options.seed === "story" ? "story" : "people", password: secrets.demoPassword }));
    if (options.seed !== "none") await makeDemoKeys(database.ownerUrl, secrets.apiKeys);
    const withWebhook = { ...environment, STRIPE_WEBHOOK_SECRET: await registerWebhook({ stripeUrl: stripe.url, secretKey: secrets.stripeSecretKey, target: `http://${HOST}:${appPort}/api/webhooks/stripe` }) };
    const mode = options.mode ?? "start";
    if (mode === "start") await buildApp(options.root);
    const served = { root: options.root, port: appPort, url, mode, logFile: path.join(options.dataDir, "app.log") };
    let app = await step("Starting the app", () => startApp({ ...served, environment: withWebhook }));
    stops.push(() => app.stop("SIGTERM"));
    const jobs = await step("Starting the jobs", () => startJobs({ port: jobsPort, appUrl: `http://${HOST}:${appPort}/api/inngest`, dataDir: path.join(options.dataDir, "jobs"), wanted: options.jobs }));
    stops.push(() => jobs.stop());
    return {
      url, databaseUrl: database.appUrl, ownerUrl: database.ownerUrl, inboxUrl: mail.url, jobsUrl: jobs.url, inngest: { kind: jobs.kind, url: jobs.url }, stripe: { url: stripe.url, secretKey: secrets.stripeSecretKey },
      pusher: push, demoPassword: secrets.demoPassword, apiKeys: secrets.apiKeys,
      appPid: () => app.pid,
      pushPid: () => apart?.pid() ?? 0,
      async restartApp(signal, more = {}) {
        await app.stop(signal);
        app = await startApp({ ...served, environment: { ...withWebhook, ...more } });
      },
      async kill(which) {
        if (which === "database") return postgres.crash();
        if (!apart) throw new Error("The push server is no process of its own here; ask for one with pushApart.");
        return apart.kill();
      },
      async revive(which) {
        if (which === "push") return apart?.start();
        postgres = await startDatabase(postgres.port);
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function startJobs(of: { port: number; appUrl: string; dataDir: string; wanted: WorldOptions["jobs"] }): Promise<InngestServer | InngestExecutor> {
  const bin = of.wanted === "executor" ? null : await findInngestBinary();
  if (bin) return startInngestServer({ bin, port: of.port, appUrl: of.appUrl });
  if (of.wanted === "server") throw new Error("No Inngest server was found. Set INNGEST_BIN to its program, or install the optional package inngest-cli where its download is reachable.");
  return startInngestExecutor({ port: of.port, appUrl: of.appUrl, dataDir: of.dataDir, allowInProduction: true });
}

function environmentOf(secrets: DemoSecrets, of: { url: string; appUrl: string; stripeUrl: string; pusherPort: number; smtpUrl: string; inboxUrl: string; jobsUrl: string }): Record<string, string> {
  return {
    NODE_ENV: "production", DEMO_MODE: "1", DEMO_PASSWORD: secrets.demoPassword, DATABASE_URL: of.appUrl, APP_URL: of.url, AUTH_SECRET: secrets.authSecret, STRIPE_SECRET_KEY: secrets.stripeSecretKey, STRIPE_API_BASE: of.stripeUrl,
    STRIPE_WEBHOOK_SECRET: "whsec_not_registered_yet", PUSHER_APP_ID: secrets.pusherAppId, PUSHER_KEY: secrets.pusherKey, PUSHER_SECRET: secrets.pusherSecret, PUSHER_HOST: HOST,
    PUSHER_PORT: String(of.pusherPort), PUSHER_TLS: "0", SMTP_URL: of.smtpUrl, INBOX_URL: of.inboxUrl, JOBS_URL: of.jobsUrl, INNGEST_DEV: of.jobsUrl, INNGEST_EVENT_KEY: "local",
  };
}
