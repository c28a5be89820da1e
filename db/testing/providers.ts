import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { jobs } from "@/server/providers/jobs";
import { type CaughtMail, startMailCatcher } from "../../dev/mail-catcher";
import { startStripeSandbox } from "../../dev/stripe-sandbox";

export type SentJob = { id: string | undefined; name: string; data: Record<string, unknown> };
export type Providers = {
  stripeUrl: string; jobs: SentJob[]; /** Bodies of what was pushed to browsers. */ pushes: string[];
  /** While it is down, the job runner answers with an error. */
  runnerDown(down: boolean): void;
  /** The job runner takes no set of events that has this one. */
  runnerRefuses(eventId: string | null): void;
  /** While it is down, the push server answers with an error. */
  pushServerDown(down: boolean): void;
  /** While it is silent, the push server takes what it gets and never answers. */
  pushServerSilent(silent: boolean): void;
  mailsTo(address: string): Promise<CaughtMail[]>;
  stop(): Promise<void>;
};

const sentJobs = z.array(z.object({ id: z.string().optional(), name: z.string(), data: z.record(z.string(), z.unknown()) }));

/**
 * What the product calls outside itself: the payment sandbox, the mail catcher, and a job runner and push server that only take down what
 * they get. Sets this process's environment for them; call it before anything reads `env()`.
 */
export async function startProviders(databaseUrl: string): Promise<Providers> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-providers-"));
  const sandbox = await startStripeSandbox({ dataDir });
  const catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: path.join(dataDir, "mail") });
  const taken: { jobs: SentJob[]; pushes: string[] } = { jobs: [], pushes: [] };
  let away = false;
  let refused: string | null = null;
  let pushDown = false;
  let pushSilent = false;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const push = request.url?.startsWith("/apps/") === true;
      if (push) {
        if (pushSilent) return;
        if (!pushDown) taken.pushes.push(body);
        return void response.writeHead(pushDown ? 503 : 200, { "content-type": "application/json" }).end("{}");
      }
      const sent = away ? [] : sentJobs.parse(JSON.parse(body)).map(({ id, name, data }) => ({ id, name, data }));
      const down = away || sent.some(({ id }) => id === refused);
      if (!down) taken.jobs.push(...sent);
      response.writeHead(down ? 400 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ids: ["1"], status: down ? 400 : 200, ...(down ? { error: "the runner is down" } : {}) }));
    });
  });
  const port = await listen(server);
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl, AUTH_SECRET: "only-for-tests-0123456789", APP_URL: "http://localhost:3000", STRIPE_SECRET_KEY: sandbox.secretKey, STRIPE_WEBHOOK_SECRET: "whsec_test", STRIPE_API_BASE: sandbox.url,
    PUSHER_APP_ID: "test", PUSHER_KEY: "test", PUSHER_SECRET: "test", PUSHER_HOST: "127.0.0.1", PUSHER_PORT: String(port), PUSHER_TLS: "0", SMTP_URL: catcher.smtpUrl, INNGEST_DEV: `http://127.0.0.1:${port}`, INNGEST_EVENT_KEY: "test", LOG_LEVEL: "fatal", FILES_DIR: path.join(dataDir, "files"),
  });
  jobs.setEnvVars(process.env);
  return {
    stripeUrl: sandbox.url, ...taken,
    runnerDown: (now) => void (away = now),
    runnerRefuses: (eventId) => void (refused = eventId),
    pushServerDown: (now) => void (pushDown = now),
    pushServerSilent: (now) => void (pushSilent = now),
    async mailsTo(address) {
      return ((await (await fetch(`${catcher.url}/api/mails?to=${encodeURIComponent(address)}`)).json()) as { mails: CaughtMail[] }).mails;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await catcher.stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address) resolve(address.port);
      else reject(new Error("no port"));
    });
  });
}
