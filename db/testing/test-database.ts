import postgres from "postgres";
import { createDatabase } from "../create-database";
let n = 0;
export type TestDatabase = { appUrl: string; ownerUrl: string; sql: postgres.Sql; ownerSql: postgres.Sql; drop(): Promise<void> };
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t${process.pid}_${Date.now()}_${n++}`;
  const { appUrl, ownerUrl } = await createDatabase({ adminUrl: "postgres://postgres:password@127.0.0.1:55432/postgres", name, kind: "test" });
  const sql = postgres(appUrl, { max: 50, onnotice: () => {} });
  const ownerSql = postgres(ownerUrl, { max: 5, onnotice: () => {} });
  return { appUrl, ownerUrl, sql, ownerSql, async drop() { await sql.end(); await ownerSql.end(); } };
}
