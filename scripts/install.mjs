import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const stamp = path.join(root, "node_modules", ".fairsplit-installed");

/** What must be installed, as one hash. */
const wanted = () =>
  createHash("sha256").update(readFileSync(path.join(root, "package.json"))).update(existsSync(path.join(root, "package-lock.json")) ? readFileSync(path.join(root, "package-lock.json")) : "").digest("hex");

/** Installs the packages unless exactly these are installed already. Throws with npm's last words when it fails. */
export async function installOnce() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted()) return;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log("Installing packages …");
  const timer = setInterval(() => console.log(`Installing packages … ${seconds()} s`), 15_000);
  let said = "";
  const code = await new Promise((resolve, reject) => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const child = spawn(npm, ["install", "--no-audit", "--no-fund", "--include=dev"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("exit", resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`npm install failed:\n${said.slice(-4_000)}`);
  writeFileSync(stamp, wanted());
  console.log(`Installed in ${seconds()} s.`);
}
