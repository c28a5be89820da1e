import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { localServicesAllowed } from "../env";
import { askToRegister } from "./ask-app";
import { Executor } from "./executor";
import { answer } from "./routes";
import { Store } from "./store";

export type InngestExecutor = { kind: "executor"; url: string; stop(): Promise<void> };

const host = "127.0.0.1";
const untilKnownMs = 500;
const onceKnownMs = 5_000;

/**
 * Stands in for the Inngest server where its program cannot be had: takes the official SDK's events, runs its functions, keeps all of it on disk.
 * In: a port (0 = free), the app's address for the SDK (`…/api/inngest`), where to keep state, and whether production is meant (a demo says so).
 */
export async function startInngestExecutor(of: { port: number; appUrl: string; dataDir: string; allowInProduction?: boolean }): Promise<InngestExecutor> {
  if (!of.allowInProduction && !localServicesAllowed()) throw new Error("The local job executor is not for production. Use Inngest Cloud or `inngest start`, or set ALLOW_LOCAL_SERVICES=1 for one box that you host yourself.");
  const ended = new AbortController();
  const executor = new Executor(new Store(of.dataDir, Date.now), of.appUrl, Date.now);
  let trouble: string | null = "The app has not answered yet.";
  const server = createServer((request, response) => {
    answer(executor, () => trouble, request, response).catch((cause: unknown) => void response.writeHead(500, { "content-type": "text/plain" }).end(String(cause)));
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(of.port, host, resolve));
  const address = server.address();
  const registering = keepRegistered();
  return {
    kind: "executor",
    url: `http://${host}:${typeof address === "object" && address ? address.port : of.port}`,
    async stop() {
      ended.abort();
      await registering;
      await executor.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  /** Asks until the app answers, and then from time to time, so that a new version's functions are taken. */
  async function keepRegistered(): Promise<void> {
    while (!ended.signal.aborted) {
      trouble = await askToRegister(of.appUrl, ended.signal);
      await sleep(trouble === null ? onceKnownMs : untilKnownMs, undefined, { signal: ended.signal }).catch(() => {});
    }
  }
}
