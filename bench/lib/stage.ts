import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { createDatabase } from "../../db/create-database";
import { startPostgres } from "../../dev/postgres";
import type { Ctx } from "../../server/kernel/command";
import { openDatabase } from "../../server/kernel/database";

export type Stage = { ctx: Ctx; appUrl: string; app: postgres.Sql; owner: postgres.Sql; size: number; settings: { rounds: number; sliceMs: number }; settle(): Promise<void>; asSuperuser<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> };

/** A PostgreSQL of the bench's own, in a temporary folder, with the product's schema. `work` gets it; afterwards nothing is left. */
export async function onStage<T>(of: { size: number; rounds: number; sliceMs: number }, work: (stage: Stage) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), "fairsplit-bench-"));
  const server = await startPostgres({ dataDir: path.join(dir, "pg"), superuserPassword: "bench", connections: 480 });
  const urls = await createDatabase({ adminUrl: server.adminUrl, name: "bench", kind: "test" });
  // Both sides get the same pool: two connections per core.
  const connections = 2 * availableParallelism();
  const db = openDatabase(urls.appUrl, connections);
  const app = postgres(urls.appUrl, { max: connections, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  const owner = postgres(urls.ownerUrl, { max: 4, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  const asSuperuser = async <R>(work: (admin: postgres.Sql) => Promise<R>): Promise<R> => {
    const admin = postgres(server.adminUrl.replace(/\/postgres$/, "/bench"), { max: 1, onnotice: () => {} });
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  };
  try {
    return await work({
      ctx: { db, actor: { kind: "system", job: "bench" }, requestId: "bench" }, appUrl: urls.appUrl, app, owner, size: of.size, settings: { rounds: of.rounds, sliceMs: of.sliceMs },
      asSuperuser,
      async settle() {
        await asSuperuser(async (admin) => {
          await admin`vacuum analyze`;
          await admin`checkpoint`;
        });
      },
    });
  } finally {
    await db.$client.end();
    await app.end();
    await owner.end();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
