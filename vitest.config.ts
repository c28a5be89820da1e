import { defineConfig } from "vitest/config";

const database = ["**/*.db.test.ts", "**/*.race.test.ts", "**/*.model.test.ts", "**/*.control.test.ts"];
const outside = ["node_modules/**", ".next/**", "e2e/**", ".data*/**"];

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: [...outside, ...database, "**/*.crash.test.ts"], maxWorkers: 2 } },
      { extends: true, test: { name: "db", include: database, exclude: outside, globalSetup: ["db/testing/global-setup.ts"], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: "crash", include: ["**/*.crash.test.ts"], exclude: outside, globalSetup: ["db/testing/global-setup.ts"], testTimeout: 600_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
});
