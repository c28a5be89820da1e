import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { startApp, type AppServer } from "../../dev/demo/app-server";
import { inherited } from "../../dev/demo/env";
import { freePort } from "../../dev/free-port";

/** Builds, once, and serves the Next app that holds nothing but the bare list. Out: its address and how to stop it. */
export async function startFloorApp(of: { root: string; databaseUrl: string }): Promise<AppServer & { url: string }> {
  const folder = path.join(of.root, "bench/floors/next-app");
  const next = path.join(of.root, "node_modules/next/dist/bin/next");
  if (!existsSync(path.join(folder, ".next/BUILD_ID"))) await build(next, folder);
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const server = await startApp({ root: folder, next, port, url, environment: { NODE_ENV: "production", DATABASE_URL: of.databaseUrl, NEXT_TELEMETRY_DISABLED: "1" }, alive: "/floor?recruiter=none" });
  return { ...server, url };
}

function build(next: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...inherited(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The bare app did not build:\n${said.slice(-3_000)}`))));
  });
}
