import path from "node:path";
import { parseArgs } from "node:util";

export type DemoOptions = { port: number; dataDir: string; reset: boolean; yes: boolean; freshClock: boolean; seed: boolean; dev: boolean };

/** Reads `npm run demo`'s flags. Throws with the flag's name when one is wrong. */
export function readOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "3000" },
      data: { type: "string", default: ".data" },
      reset: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      "fresh-clock": { type: "boolean", default: false },
      "no-seed": { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port must be a number from 1 to 65535, not "${values.port}".`);
  return { port, dataDir: path.resolve(values.data), reset: values.reset, yes: values.yes, freshClock: values["fresh-clock"], seed: !values["no-seed"], dev: values.dev };
}
