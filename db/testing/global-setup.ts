import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../dev/postgres";
import { createDatabase } from "../create-database";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

const TEMPLATE = "fairsplit_template";

/** One PostgreSQL for the whole run, with one migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), "fairsplit-test-"));
  const server = await startPostgres({ dataDir: path.join(dir, "pg"), superuserPassword: "test", fsync: false, connections: 450 });
  await createDatabase({ adminUrl: server.adminUrl, name: TEMPLATE, kind: "test" });
  project.provide("adminUrl", server.adminUrl);
  project.provide("template", TEMPLATE);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
