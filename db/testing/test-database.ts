import postgres from "postgres";
import { inject } from "vitest";
import { newId } from "../../server/kernel/ids";
import { databaseUrls } from "../create-database";

export type TestDatabase = { name: string; appUrl: string; ownerUrl: string; sql: postgres.Sql; ownerSql: postgres.Sql; drop(): Promise<void> };

/** A database of one's own, cloned in well under a second from the migrated template, or from another that nobody is connected to. `sql` is the application's role. */
export async function testDatabase(template = inject("template")): Promise<TestDatabase> {
  const adminUrl = inject("adminUrl");
  const name = `t_${newId("request").slice(4)}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  // One clone at a time: a template that is being copied takes no second copy.
  await admin.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('clone', 0))`;
    const copier = postgres(adminUrl, { max: 1, onnotice: () => {} });
    try {
      await copier.unsafe(`create database ${name} template ${template} owner fairsplit_owner`);
    } finally {
      await copier.end();
    }
  });
  const { appUrl, ownerUrl } = databaseUrls(adminUrl, name);
  const sql = postgres(appUrl, { max: 60, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  const ownerSql = postgres(ownerUrl, { max: 5, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  return {
    name, appUrl, ownerUrl, sql, ownerSql,
    async drop() {
      await sql.end({ timeout: 1 });
      await ownerSql.end({ timeout: 1 });
      try {
        await admin.unsafe(`drop database if exists ${name} with (force)`);
      } finally {
        await admin.end();
      }
    },
  };
}
