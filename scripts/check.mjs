// All static checks, in seconds.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { installOnce } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
await installOnce();
let failed = 0;
for (const [name, ...args] of [["oxlint", "--deny-warnings", "."], ["tsc", "--noEmit"], ["knip"], ["vitest", "run", "--project", "unit", "tidy.test.ts"]]) {
  const { status } = spawnSync(path.join(root, "node_modules", ".bin", name), args, { cwd: root, stdio: "inherit" });
  if (status !== 0) failed++;
}
process.exit(failed);
