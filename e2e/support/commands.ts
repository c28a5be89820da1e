import { execFile } from "node:child_process";
import { inherited } from "../../dev/demo/env";
import { root, type WorldAddresses } from "./world-messages";

/** Runs one of the product's commands on this world, as an operator would. Out: how it ended and what it said. */
export function run(world: Pick<WorldAddresses, "dataDir">, script: "proof" | "audit:verify"): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = execFile("npm", ["run", "--silent", script, "--", "--data", world.dataDir], { cwd: root, env: inherited() }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, said: stdout + stderr }));
  });
}
