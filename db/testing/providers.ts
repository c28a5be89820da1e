import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { jobs } from "@/server/providers/jobs";
import { startStripeSandbox } from "../../dev/stripe-sandbox";

export type Providers = { stripeUrl: string; jobsSent(): number; stop(): Promise<void> };

/**
 * What the product calls outside itself: the payment sandbox, and a job runner that only takes events and counts them.
 * Sets this process's environment for them; call it before anything reads `env()`.
 */
export async function startProviders(databaseUrl: string): Promise<Providers> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-providers-"));
  const sandbox = await startStripeSandbox({ dataDir });
  let sent = 0;
  const runner = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      sent += 1;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ids: [`${sent}`], status: 200, length: body.length }));
    });
  });
  await new Promise<void>((resolve) => runner.listen(0, "127.0.0.1", resolve));
  const address = runner.address();
  const runnerUrl = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl, AUTH_SECRET: "only-for-tests-0123456789", APP_URL: "http://localhost:3000", STRIPE_SECRET_KEY: sandbox.secretKey, STRIPE_WEBHOOK_SECRET: "whsec_test", STRIPE_API_BASE: sandbox.url,
    PUSHER_APP_ID: "test", PUSHER_KEY: "test", PUSHER_SECRET: "test", SMTP_URL: "smtp://127.0.0.1:1", INNGEST_DEV: runnerUrl, INNGEST_EVENT_KEY: "test", LOG_LEVEL: "fatal",
  });
  jobs.setEnvVars(process.env);
  return {
    stripeUrl: sandbox.url,
    jobsSent: () => sent,
    async stop() {
      await new Promise((resolve) => runner.close(resolve));
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
