import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const database = ["**/*.db.test.ts", "**/*.race.test.ts", "**/*.model.test.ts", "**/*.control.test.ts"];
/** Tests on the database that set their process's environment, for their own providers or seed. The others share a process, so that the product is loaded once for all of them. */
const inOwnProcess = ["db", "server"]
  .flatMap((folder) => readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.(db|race|model|control)\.test\.ts$/.test(file) && /startProviders|paymentLane|process\.env|\bvi\./.test(readFileSync(path.join(import.meta.dirname, file), "utf8")));
const outside = ["node_modules/**", ".next/**", "e2e/**", ".data*/**"];

/** The models take minutes each: begun last, one of them would run alone at the end. */
class ModelsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isModel = (file: TestSpecification) => file.moduleId.endsWith(".model.test.ts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isModel), ...sorted.filter((file) => !isModel(file))];
  }
}

const onDatabase = { globalSetup: ["db/testing/global-setup.ts"], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    sequence: { sequencer: ModelsFirst },
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: [...outside, ...database, "**/*.crash.test.ts"], maxWorkers: 2 } },
      { extends: true, test: { ...onDatabase, name: "db", include: database, exclude: [...outside, ...inOwnProcess], isolate: false } },
      { extends: true, test: { ...onDatabase, name: "db-own-process", include: inOwnProcess, exclude: outside } },
      { extends: true, test: { name: "crash", include: ["**/*.crash.test.ts"], exclude: outside, globalSetup: ["db/testing/global-setup.ts"], testTimeout: 600_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
});
