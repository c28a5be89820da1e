// Proves: only somebody who has confirmed their address becomes platform staff, it is recorded, and the application's role cannot write it away. Would miss: who holds the owner's password.
import { afterAll, beforeAll, expect, it } from "vitest";
import { grantPlatformRole } from "./grant-platform-role";
import { type TestDatabase, testDatabase } from "./testing/test-database";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.ownerSql`insert into users (id, name, email, email_verified) values ('usr_1', 'Ruth Adeyemi', 'ruth@example.com', true), ('usr_2', 'Not Yet', 'not.yet@example.com', false)`;
});
afterAll(() => db.drop());

it("grants the role to a confirmed address, and records it", async () => {
  expect(await grantPlatformRole(db.ownerSql, { email: "Ruth@Example.com", role: "owner" })).toBe("Ruth Adeyemi");
  expect(await grantPlatformRole(db.ownerSql, { email: "not.yet@example.com", role: "owner" })).toBeNull();
  expect(await grantPlatformRole(db.ownerSql, { email: "nobody@example.com", role: "support" })).toBeNull();
  expect((await db.sql<{ id: string; platform_role: string | null }[]>`select id, platform_role from users order by id`).map((row) => ({ ...row }))).toEqual([{ id: "usr_1", platform_role: "owner" }, { id: "usr_2", platform_role: null }]);
  expect((await db.sql`select 1 from decision_audit_log where kind = 'platform_role' and subject_id = 'usr_1'`).length).toBe(1);
  await expect(db.sql`delete from decision_audit_log`).rejects.toMatchObject({ code: "42501" });
});
