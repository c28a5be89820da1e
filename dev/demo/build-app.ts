import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { inherited } from "./env";
import { withProgress } from "./progress";

const SOURCES = ["app", "components", "server", "inngest", "emails", "db", "proxy.ts", "instrumentation.ts", "next.config.ts", "package-lock.json", "postcss.config.mjs", "tsconfig.json"];
const STAMP = ".next/fairsplit-build";

/** Builds the app unless the last build was of exactly these sources. */
export async function buildApp(root: string): Promise<void> {
  const wanted = await fingerprint(root);
  const stamp = path.join(root, STAMP);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return;
  await withProgress("Building the app", () => run(root));
  await writeFile(stamp, wanted);
}

function run(root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...inherited(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${said.slice(-6_000)}`))));
  });
}

async function fingerprint(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) await add(path.join(root, source), source);
  return hash.digest("hex");

  async function add(file: string, name: string): Promise<void> {
    if (!existsSync(file)) return;
    const entries = await readdir(file, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOTDIR") return null;
      throw cause;
    });
    if (!entries) {
      hash.update(name).update(await readFile(file));
      return;
    }
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!/\.(test|spec|db|race|crash|model|control)\.tsx?$/.test(entry.name)) await add(path.join(file, entry.name), `${name}/${entry.name}`);
    }
  }
}
