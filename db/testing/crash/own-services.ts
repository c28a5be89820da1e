import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../dev/free-port";
import { startPostgres } from "../../../dev/postgres";
import { createDatabase } from "../../create-database";

/** A database server of a test's own, which it may stop in the hard way. */
export type OwnCluster = { appUrl: string; ownerUrl: string; /** Stops it at once (`immediate`), as a crash would, and starts it again at the same address. */ crash(): Promise<void>; stop(): Promise<void> };

/** Starts a database server with one empty database of the product's. Its writes reach the disk, as in production. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dir = await mkdtemp(path.join(tmpdir(), "fairsplit-crash-"));
  const start = (port?: number) => startPostgres({ dataDir: path.join(dir, "pg"), superuserPassword: "test", connections: 60, ...(port === undefined ? {} : { port }) });
  let server = await start();
  const { appUrl, ownerUrl } = await createDatabase({ adminUrl: server.adminUrl, name: "own", kind: "test" });
  return {
    appUrl, ownerUrl,
    async crash() {
      process.kill(server.pid, "SIGQUIT");
      await sleep(300);
      server = await start(server.port);
    },
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A push server in a process of its own, which a test may kill. */
export type OwnPushServer = { port: number; appId: string; key: string; secret: string; kill(): Promise<void>; start(): Promise<void> };

/** Starts a push server; killed and started again, it is at the same port. Out once it listens. */
export async function startOwnPushServer(): Promise<OwnPushServer> {
  const app = { appId: "test-app", key: "test-key", secret: "test-secret", port: await freePort(0) };
  const program = `const { startPusherServer } = await import(${JSON.stringify(path.resolve(import.meta.dirname, "../../../dev/pusher-server/index.ts"))}); await startPusherServer(${JSON.stringify(app)}); console.log("listens");`;
  let child: ChildProcess | null = null;
  const server: OwnPushServer = {
    ...app,
    async start() {
      const started = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.stdout.once("data", () => resolve());
        started.once("exit", (code, signal) => reject(new Error(`The push server ended with ${code ?? signal}.`)));
      });
    },
    async kill() {
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child?.kill("SIGKILL");
      await gone;
    },
  };
  await server.start();
  return server;
}
