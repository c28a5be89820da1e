import { randomBytes } from "node:crypto";
import { Clock } from "./clock";
import type { Sandbox } from "./sandbox";
import { HttpServer } from "./server";
import { Store } from "./store";
import { Webhooks } from "./webhooks";

export type StripeSandboxOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Where the state lives; made if it is missing. */
  dataDir: string;
  /** Made and remembered if none is given. */
  secretKey?: string;
  /** How far simulated time is ahead of real time, now or at any moment. */
  offsetMs?: number | (() => number);
  /** Where people's browsers reach the pages, if not at the server's own address. */
  publicUrl?: string;
  /** Days until a card payment is available; bank debits take two more. */
  availableDelayDays?: number;
  businessName?: string;
  /** Wait before the first retry of a webhook; it doubles up to a minute. */
  webhookRetryMs?: number;
};

export type StripeSandbox = { url: string; port: number; secretKey: string; stop(): Promise<void> };

const keyPrefix = "sk_sim_";
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);
const settleEveryMs = 1_000;

/** Starts the payment sandbox: a server that the official SDK talks to and where no real money moves. Refuses keys of the real provider and any address but loopback. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const host = options.host ?? "127.0.0.1";
  if (!loopback.has(host)) throw new Error(`The Stripe sandbox listens on loopback only, not on ${host}.`);
  if (options.secretKey !== undefined && !options.secretKey.startsWith(keyPrefix)) throw new Error(`The Stripe sandbox takes keys that start with ${keyPrefix} only.`);
  const store = new Store(options.dataDir);
  const { offsetMs } = options;
  let url = "";
  const sandbox: Sandbox = {
    store,
    clock: new Clock(store, typeof offsetMs === "function" ? offsetMs : () => offsetMs ?? 0),
    secretKey: options.secretKey ?? rememberedKey(store),
    businessName: options.businessName ?? "Fairsplit",
    availableDelayDays: options.availableDelayDays ?? 2,
    publicUrl: () => options.publicUrl?.replace(/\/$/, "") ?? url,
  };
  const webhooks = new Webhooks(sandbox, options.webhookRetryMs ?? 500);
  const http = new HttpServer(sandbox, webhooks);
  const port = await new Promise<number>((resolve, reject) => {
    http.server.once("error", reject);
    http.server.listen(options.port ?? 0, host, () => {
      const address = http.server.address();
      if (typeof address === "object" && address) resolve(address.port);
      else reject(new Error("The Stripe sandbox got no port."));
    });
  });
  url = `http://${host === "::1" ? "[::1]" : host}:${port}`;
  http.settle();
  webhooks.kick();
  const timer = setInterval(() => http.settle(), settleEveryMs);
  timer.unref();
  return {
    url,
    port,
    secretKey: sandbox.secretKey,
    async stop() {
      clearInterval(timer);
      await http.stop();
      await webhooks.stop();
      await store.close();
    },
  };
}

function rememberedKey(store: Store): string {
  const known = store.get("settings", "secretKey");
  if (known) return known.value;
  return store.transact(() => store.put("settings", { id: "secretKey", value: `${keyPrefix}${randomBytes(16).toString("hex")}` })).value;
}
