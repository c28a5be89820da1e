import { spawn } from "node:child_process";
import path from "node:path";
import { installOnce } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");

await installOnce();
const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "dev/demo/main.ts"), ...process.argv.slice(2)], { cwd: process.cwd(), stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
