import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../../dev/free-port";
import { startPostgres } from "../../../dev/postgres";
import { type PusherProcess, startPusherProcess } from "../../../dev/pusher-server/own-process";
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
      await server.crash();
      server = await start(server.port);
    },
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A push server in a process of its own, which a test may kill, and where it is. */
export type OwnPushServer = PusherProcess & { port: number; appId: string; key: string; secret: string };

/** Starts a push server; killed and started again, it is at the same port. Out once it listens. */
export async function startOwnPushServer(): Promise<OwnPushServer> {
  const app = { appId: "test-app", key: "test-key", secret: "test-secret", port: await freePort(0) };
  return { ...app, ...(await startPusherProcess(app)) };
}
