// Proves: with a scanner, a file is kept when the scanner says that it is clean; whatever else it says, says late or does not say, nothing is kept, and the sender reads whether to try again; what was
// found is recorded without its name or content, and uses up its sender's day. Would miss: what a scanner overlooks.
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { answerRequest } from "../access";
import { env } from "../env";
import { actorOfKey } from "../identity";
import { createApiKey } from "../identity/api-keys";
import { restRoutes } from "../rest-routes";
import { receiveFile } from "./index";

let world: World;
let sender: Recruiter;
let providers: Providers;
let scanner: Server;
let answer: (response: ServerResponse) => void;
const asked: { type: string | undefined; authorization: string | undefined; body: Buffer }[] = [];

beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  scanner = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      asked.push({ type: request.headers["content-type"], authorization: request.headers.authorization, body: Buffer.concat(parts) });
      answer(response);
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    scanner.listen(0, "127.0.0.1", () => {
      const address = scanner.address();
      if (address !== null && typeof address === "object") resolve(address.port);
      else reject(new Error("The scanner has no port."));
    });
  });
  Object.assign(process.env, { FILE_SCAN_URL: `http://127.0.0.1:${port}/scan`, FILE_SCAN_TOKEN: "let-me-scan", FILE_SCAN_TIMEOUT_MS: "300" });
});
beforeEach(async () => {
  sender = await world.recruiter();
  asked.length = 0;
});
afterAll(async () => {
  scanner.closeAllConnections();
  await new Promise((resolve) => scanner.close(resolve));
  await world.close();
  await providers.stop();
});

const says = (text: string, status = 200) => (response: ServerResponse) => void response.writeHead(status, { "content-type": "application/json" }).end(text);
const pdf = new TextEncoder().encode("%PDF-1.7\nreply");
const send = () => receiveFile.call(sender.ctx, { purpose: "evidence", name: "private letter.pdf", bytes: pdf });
const kept = async () => [await world.db.execute(sql`select id from files`), (await readdir(env().FILES_DIR, { recursive: true }).catch(() => [])).length] as const;
const recorded = () => world.db.execute<Record<string, unknown>>(sql`select kind, actor, rule, outcome, inputs from decision_audit_log where subject_id = ${sender.userId}`);

it("a clean file is kept, after the scanner saw all of it under what it is", async () => {
  answer = says('{"clean":true,"engine":"any"}');
  expect(await send()).toMatchObject({ name: "private letter.pdf" });
  expect(asked).toEqual([{ type: "application/pdf", authorization: "Bearer let-me-scan", body: Buffer.from(pdf) }]);
  expect(await recorded()).toEqual([]);
});

it("a file in which something was found is not kept, and is recorded without its name and content", async () => {
  const before = await kept();
  answer = says('{"clean":false,"found":"Eicar-Signature\\u0000\\nFOUND"}');
  await expect(send()).rejects.toMatchObject({ code: "file_harmful", definition: { status: 422 } });
  expect(await kept()).toEqual(before);
  const rows = await recorded();
  expect(rows).toEqual([{ kind: "file", actor: `user:${sender.userId}`, rule: "file.scan", outcome: "refused", inputs: { purpose: "evidence", mediaType: "application/pdf", bytes: pdf.length, sha256: createHash("sha256").update(pdf).digest("hex"), found: "Eicar-Signature FOUND" } }]);
  for (let tries = 1; tries < 25; tries++) await expect(send()).rejects.toMatchObject({ code: "file_harmful" });
  await expect(send()).rejects.toMatchObject({ code: "files_sent_enough" });
  expect(await recorded()).toHaveLength(25);
});

it.each([
  ["is down", (response: ServerResponse) => void response.destroy()],
  ["fails", says('{"clean":true}', 500)],
  ["does not answer in time", () => undefined],
  ["answers in time and never ends", (response: ServerResponse) => void response.writeHead(200).write('{"clean":true')],
  ["answers something else", says("clean")],
  ["answers half", says("{}")],
  ["says both", says('{"clean":true,"found":"Eicar"}')],
  ["answers without end", says(`{"clean":true,"more":"${"x".repeat(20_000)}"}`)],
  ["sends on to another", (response: ServerResponse) => void response.writeHead(307, { location: "/elsewhere" }).end()],
])("a file is not kept while the scanner %s, and may be sent again", async (_, answers) => {
  const before = await kept();
  answer = answers;
  await expect(send()).rejects.toMatchObject({ code: "file_not_scanned", definition: { status: 503 }, remedy: "Send it again in a few minutes." });
  expect([await kept(), await recorded()]).toEqual([before, []]);
  expect(asked).toHaveLength(1);
  answer = says('{"clean":true}');
  expect(await send()).toMatchObject({ name: "private letter.pdf" });
});

it("a program may send it again under the same key, and is told when", async () => {
  const { secret } = await createApiKey.call(sender.ctx, { name: "Our system", scope: "write" });
  const ctx = { db: world.db, actor: await actorOfKey(world.db, secret), requestId: "req_test" };
  const post = () => answerRequest(new Request("http://test/api/v2/files?purpose=evidence&name=letter.pdf", { method: "POST", headers: { "content-type": "application/octet-stream", "idempotency-key": "letter" }, body: pdf }), ctx, restRoutes);
  answer = says("down", 502);
  const refused = await post();
  expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toEqual([503, "60", expect.objectContaining({ code: "file_not_scanned", title: "Not possible now", field: "body" })]);
  answer = says('{"clean":true}');
  expect((await post()).status).toBe(200);
});

it("what is refused anyway is shown to no scanner", async () => {
  answer = says('{"clean":true}');
  await expect(receiveFile.call(sender.ctx, { purpose: "evidence", name: "page.html", bytes: pdf })).rejects.toMatchObject({ code: "file_not_what_it_says" });
  await world.database.ownerSql`insert into file_quotas (user_id, day, bytes) values (${sender.userId}, (app.now() at time zone 'UTC')::date, ${524_288_000 - pdf.length + 1})`;
  await expect(send()).rejects.toMatchObject({ code: "files_sent_enough" });
  await world.database.ownerSql`update file_quotas set bytes = ${524_288_000 - pdf.length} where user_id = ${sender.userId}`;
  expect(asked).toEqual([]);
  expect(await send(), "what just fits").toMatchObject({ name: "private letter.pdf" });
});
