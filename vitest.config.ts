import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const database = ["**/*.db.test.ts", "**/*.race.test.ts", "**/*.model.test.ts", "**/*.control.test.ts"];
/** Tests on the database that set their process's environment, for their own providers or seed. The others share a process, so that the product is loaded once for all of them. */
const inOwnProcess = ["db", "server"]
  .flatMap((folder) => readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.(db|race|model|control)\.test\.ts$/.test(file) && /startProviders|paymentLane|process\.env|\bvi\./.test(readFileSync(path.join(import.meta.dirname, file), "utf8")));
const outside = ["node_modules/**", ".next/**", "e2e/**", ".data*/**"];

const onDatabase = { globalSetup: ["db/testing/global-setup.ts"], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: [...outside, ...database, "**/*.crash.test.ts"], maxWorkers: 2 } },
      { extends: true, test: { ...onDatabase, name: "db", include: database, exclude: [...outside, ...inOwnProcess], isolate: false } },
      { extends: true, test: { ...onDatabase, name: "db-own-process", include: inOwnProcess, exclude: outside } },
      { extends: true, test: { name: "crash", include: ["**/*.crash.test.ts"], exclude: outside, globalSetup: ["db/testing/global-setup.ts"], testTimeout: 600_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
});
