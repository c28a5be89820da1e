import postgres from "postgres";
import { demoPeople } from "../../db/seed/people";
import { hashOfKey, startOfKey } from "../../server/identity/key-secret";
import { newId } from "../../server/kernel/ids";
import type { DemoSecrets } from "./secrets";

/** Whose program each key is, and whether it may change things; the platform's staff only read by key. */
const holders = { recruiter: { person: "maya", scope: "write" }, company: { person: "priya", scope: "write" }, candidate: { person: "elena", scope: "write" }, admin: { person: "ruth", scope: "read" } } as const;

/** Puts the demo's keys beside its people, once: outside programs read them from `demo.json`. In: the owner's address and the keys. */
export async function makeDemoKeys(ownerUrl: string, keys: DemoSecrets["apiKeys"]): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    for (const [kind, { person, scope }] of Object.entries(holders)) {
      const secret = keys[kind as keyof typeof keys];
      const email = demoPeople.find((one) => one.key === person)?.email ?? "";
      await sql`insert into api_keys (id, user_id, organization_id, name, scope, start, hash, created_at)
        select ${newId("apiKey")}, u.id, m.organization_id, 'Demo programs', ${scope}, ${startOfKey(secret)}, ${hashOfKey(secret)}, app.now() from users u left join lateral (select organization_id from members m where m.user_id = u.id order by created_at limit 1) m on true
        where u.email = ${email} on conflict (hash) do nothing`;
    }
  } finally {
    await sql.end();
  }
}
