import { newId } from "@/server/kernel/ids";
import { receiveFile } from "@/server/files";
import type { World } from "../world";
import { fresh, type Recruiter } from "../world/people";
import type { Row } from "./rows";
import type { Setting } from "./setting";

const mapping = { fullName: 0, firstName: null, lastName: null, email: 1, phone: null, linkedin: null, headline: null, location: null, currentEmployer: null, note: null };

/** A list of one person in a state, as its commands would leave it. */
export async function listOf(world: World, who: Recruiter, state: "draft" | "checked" | "running" | "paused"): Promise<string> {
  const [importId, fileId] = [newId("import"), newId("file")];
  const begun = state === "running" || state === "paused";
  const sql = world.database.ownerSql;
  await sql`insert into files (id, uploaded_by, purpose, name, media_type, bytes, sha256, storage_key, created_at, stored_at, attached_at) values (${fileId}, ${who.userId}, 'import', 'people.csv', 'text/plain', 5, ${"0".repeat(64)}, ${fileId}, app.now(), app.now(), app.now())`;
  await sql`insert into imports (id, recruiter_id, firm_id, started_by, file_id, file_name, source, headers, rows, mapping, state, policy_version, started_at, created_at, moved_at)
    values (${importId}, ${who.recruiterId}, ${who.firmId}, ${`user:${who.userId}`}, ${fileId}, 'people.csv', 'plain', ${sql.json(["Name", "Email"])}, 1, ${sql.json(mapping)}, ${state}, ${begun ? 1 : null}, case when ${begun} then app.now() end, app.now(), app.now())`;
  await sql`insert into import_rows (import_id, row_no, cells, verdict) values (${importId}, 2, ${sql.json(["Ada Byron", `${fresh()}@lists.example.com`])}, ${state === "draft" ? null : "new"})`;
  return importId;
}

/** Somebody else's list in each setting, made with the first row that needs one. */
const theirs = new WeakMap<Setting, string>();
const of = (state: Parameters<typeof listOf>[2], more: Record<string, unknown> = {}): Row => ({
  as: "recruiter",
  async prepare(s) {
    if (!theirs.has(s)) theirs.set(s, await listOf(s.world, s.away.recruiter, "checked"));
    return { input: { importId: await listOf(s.world, s.recruiter, state), ...more } };
  },
  foreign: (s) => ({ importId: theirs.get(s) ?? "" }),
});
const sentList = async (s: Setting) => (await receiveFile.call(s.recruiter.ctx, { purpose: "import", name: "people.csv", bytes: new TextEncoder().encode(`Name,Email\nAda,${fresh()}@lists.example.com`) })).fileId;

/** The rows of lists that are brought at once. */
export const importRows: Readonly<Record<string, Row>> = {
  "imports.list": { as: "recruiter", prepare: () => ({ input: {} }) },
  "imports.page": { as: "recruiter", prepare: () => ({ input: { limit: 2 } }) },
  "imports.detail": of("checked"),
  "imports.rows": of("checked"),
  "imports.rowPage": of("checked", { limit: 1 }),
  "imports.refused": of("checked"),
  "imports.open": { as: "recruiter", prepare: async (s) => ({ input: { fileId: await sentList(s) } }), foreign: (s) => ({ fileId: s.away.fileId }), answer: { fileId: "file_missing" } },
  "imports.check": of("draft", { mapping }),
  "imports.start": of("checked"),
  "imports.pause": of("running"),
  "imports.resume": of("paused"),
  "imports.cancel": of("running"),
};
