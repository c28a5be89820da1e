import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

const file = z.object({ databaseUrl: z.string(), url: z.string(), inboxUrl: z.string(), logins: z.array(z.object({ email: z.string(), password: z.string() })), inngest: z.object({ url: z.string() }), stripe: z.object({ url: z.string(), secretKey: z.string() }) });

/** The demo that these scripts speak to: the one whose folder `--data` names (default `.data`). Throws if none was started there. */
export async function runningDemo(args: string[]): Promise<{ demo: z.output<typeof file>; rest: string[] }> {
  const { values, positionals } = parseArgs({ args, options: { data: { type: "string", default: ".data" } }, allowPositionals: true });
  const at = path.join(path.resolve(values.data), "demo.json");
  const text = await readFile(at, "utf8").catch(() => null);
  if (!text) throw new Error(`No demo was started in ${values.data}: ${at} is missing. Start one with npm run demo.`);
  return { demo: file.parse(JSON.parse(text)), rest: positionals };
}

/** Points the application's own code at that demo; call before importing it. */
export function aimAt(demo: z.output<typeof file>): void {
  Object.assign(process.env, {
    DATABASE_URL: demo.databaseUrl, APP_URL: demo.url, AUTH_SECRET: "not used by this script at all", STRIPE_SECRET_KEY: demo.stripe.secretKey, STRIPE_API_BASE: demo.stripe.url,
    STRIPE_WEBHOOK_SECRET: "not-used", PUSHER_APP_ID: "x", PUSHER_KEY: "x", PUSHER_SECRET: "x", SMTP_URL: "smtp://127.0.0.1:1", INNGEST_DEV: demo.inngest.url, INNGEST_EVENT_KEY: "local", DEMO_MODE: "1", LOG_LEVEL: "error",
  });
}

/** The owner's address for migrations. Throws when it is not set. */
export function ownerUrl(): string {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error("Set DATABASE_OWNER_URL to the address of the database's owner.");
  return url;
}
