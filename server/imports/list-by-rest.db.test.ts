// Proves: a program brings a list by REST alone; what a browser is refused, a program is refused as a problem with its field, and nothing stays behind; sent again under one
// Idempotency-Key, alone or five at once, a file is one file and an import one import, also after a fault between effect and answer; nobody else's file or list is there;
// proof with a file goes the same way.
// Would miss: what the web server does with a body on its way (the journey), and a process that dies in a set (the crash test of imports).
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { moveAll, peopleList } from "@/db/testing/world/lists";
import { fresh, type Recruiter, type Someone } from "@/db/testing/world/people";
import { answerRequest } from "../access";
import { env } from "../env";
import { openFile } from "../files";
import { actorOfKey } from "../identity";
import { createApiKey } from "../identity/api-keys";
import type { Ctx } from "../kernel/command";
import { restRoutes } from "../rest-routes";

let world: World;
let providers: Providers;
let recruiter: Recruiter;
let key: Ctx;
beforeAll(async () => {
  world = await makeWorld(16);
  providers = await startProviders(world.database.appUrl);
  recruiter = await world.recruiter();
  key = await keyOf(recruiter);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const keyOf = async (someone: Someone): Promise<Ctx> => {
  const { secret } = await createApiKey.call(someone.ctx, { name: "Our system", scope: "write" });
  return { db: world.db, actor: await actorOfKey(world.db, secret), requestId: "req_test" };
};
type Sent = { body?: BodyInit; headers?: Record<string, string>; method?: string };
async function send(path: string, { body, headers, method = "POST" }: Sent = {}, by = key) {
  const response = await answerRequest(new Request(`http://test/api/v2${path}`, { method, ...(headers ? { headers } : {}), ...(body === undefined ? {} : { body, duplex: "half" as const }) }), by, restRoutes);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}
const once = (name: string) => ({ "idempotency-key": name });
const upload = (body: BodyInit, headers: Record<string, string> = {}, name = "people.csv", purpose = "import") => send(`/files?purpose=${purpose}&name=${encodeURIComponent(name)}`, { body, headers: { "content-type": "text/csv", ...headers } });
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}, by = key) => send(path, { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } }, by);
const get = (path: string, by = key) => send(path, { method: "GET" }, by);
const opened = async (csv: string): Promise<string> => (await post("/imports", { fileId: (await upload(csv)).json.data.id })).json.data.id;
const count = async (table: "files" | "imports", stored = "true") => (await world.database.ownerSql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table} where ${stored}`))[0]?.n ?? 0;
const storedFiles = () => count("files", "stored_at is not null");
const keptBytes = async () => (await readdir(env().FILES_DIR, { recursive: true, withFileTypes: true }).catch(() => [])).filter((one) => one.isFile()).length;

describe("a program", () => {
  it("sends a list, maps it, has it checked, brings it, and reads back who was not added", async () => {
    const theirs = await world.claimed(await world.recruiter({ name: "Zebulon Quokka" }));
    const at = `${fresh()}.example.com`;
    const sent = await upload(`Who,Where,Known from\nAda Byron,ada@${at},a fair\nSomebody,${theirs.email},\n=1+1,x@${at},\nGrace,grace@${at},`);
    expect([sent.status, sent.json.data]).toEqual([200, { id: expect.stringMatching(/^fil_/), name: "people.csv", mediaType: "text/plain", bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const made = await post("/imports", { fileId: sent.json.data.id });
    expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v2/imports/${made.json.data.id}`]);
    const path = `/imports/${made.json.data.id}`;
    const draft = await get(path);
    expect(draft.json.data).toMatchObject({ id: made.json.data.id, state: "draft", rows: 4, headers: ["Who", "Where", "Known from"], sample: [["Ada Byron", `ada@${at}`, "a fair"], expect.anything(), expect.anything(), expect.anything()], passed: 0 });
    const mapping = { ...draft.json.data.mapping, fullName: 0, email: 1, note: 2 };
    expect((await post(`${path}/check`, { mapping: { ...mapping, fullName: null } })).json).toMatchObject({ status: 422, code: "mapping_without_name", field: "mapping.fullName" });
    expect((await post(`${path}/start`)).json).toMatchObject({ status: 409, code: "changed_meanwhile" });
    expect((await post(`${path}/check`, { mapping })).json.data).toEqual({ state: "checking" });
    await moveAll(world.system, made.json.data.id);
    expect((await get(path)).json.data).toMatchObject({ state: "checked", passed: 4, counts: { new: 2, protected: 1, invalid: 1, added: 0 } });

    const first = await get(`${path}/rows?limit=3`);
    expect([first.json.data.map((row: { verdict: string }) => row.verdict), first.json.nextCursor]).toEqual([["new", "protected", "invalid"], "4"]);
    expect((await get(`${path}/rows?limit=3&cursor=4`)).json).toMatchObject({ data: [{ rowNo: 5, name: "Grace", verdict: "new" }], nextCursor: null });
    expect((await get(`${path}/rows?verdict=invalid`)).json.data).toMatchObject([{ rowNo: 4, reason: expect.stringMatching(/formula/) }]);

    expect((await post(`${path}/start`, { leaveOutSimilar: true })).json.data).toEqual({ state: "running" });
    expect((await post(`${path}/pause`)).json.data).toEqual({ state: "paused" });
    expect((await post(`${path}/resume`)).json.data).toEqual({ state: "running" });
    await moveAll(world.system, made.json.data.id);
    expect((await get(path)).json.data).toMatchObject({ state: "done", counts: { added: 2, protected: 1, invalid: 1 } });
    expect((await get("/imports?limit=1&state=done")).json.data).toMatchObject([{ id: made.json.data.id, fileName: "people.csv", counts: { added: 2 } }]);
    const refused = await get(`${path}/refused-rows`);
    expect([refused.headers.get("content-type"), refused.headers.get("content-disposition"), refused.headers.get("x-content-type-options")]).toEqual(["text/csv; charset=utf-8", "attachment; filename*=UTF-8''people%20-%20not%20added.csv", "nosniff"]);
    expect(refused.text.replace("\uFEFF", "").split("\r\n")).toEqual(["Row,Why it was not added,Who,Where,Known from", expect.stringMatching(/^3,Another recruiter protects this person until/), expect.stringMatching(/^4,.*formula.*'=1\+1/)]);
    expect(refused.text).not.toContain("Quokka");
    expect((await post(`${path}/cancel`)).json).toMatchObject({ status: 409, code: "changed_meanwhile" });
  });

  it("finds nothing of another's: a file and a list are to it as if they were not there", async () => {
    const stranger = await keyOf(await world.colleague(recruiter));
    const fileId: string = (await upload(peopleList(fresh(), 1))).json.data.id;
    const foreign = await post("/imports", { fileId }, {}, stranger);
    expect([foreign.status, foreign.json.code, foreign.text]).toEqual([422, "file_missing", (await post("/imports", { fileId: "fil_01jzzzzzzzzzzzzzzzzzzzzzzz" }, {}, stranger)).text]);
    const importId = await opened(peopleList(fresh(), 1));
    const missing = "imp_01jzzzzzzzzzzzzzzzzzzzzzzz";
    for (const of of ["", "/rows", "/refused-rows"]) expect((await get(`/imports/${importId}${of}`, stranger)).text).toBe((await get(`/imports/${missing}${of}`, stranger)).text);
    for (const of of ["start", "pause", "resume", "cancel"]) expect(await post(`/imports/${importId}/${of}`, {}, {}, stranger)).toMatchObject({ status: 404, text: (await post(`/imports/${missing}/${of}`, {}, {}, stranger)).text });
    expect((await get("/imports", stranger)).json.data).toEqual([]);
  });
});

it("a program brings proof with its file, and fetches it again by a link that holds for its owner alone", async () => {
  const { claimId } = await world.claimed(recruiter);
  const fileId: string = (await upload("Yes, please go on.", {}, "reply.eml", "evidence")).json.data.id;
  const made = await post(`/candidate-sourcers/${claimId}/evidence`, { happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "both", note: "They wrote back.", fileId });
  expect(made.status, made.text).toBe(200);
  const { href } = (await get(`/hand-evidence/${made.json.data.id}/file`)).json.data;
  const link = new URL(href, "http://test");
  const asked = { fileId, until: link.searchParams.get("until"), signature: link.searchParams.get("signature") ?? "" };
  expect(new TextDecoder().decode((await openFile.call(key, asked)).bytes)).toBe("Yes, please go on.");
  await expect(openFile.call(await keyOf(await world.colleague(recruiter)), asked)).rejects.toMatchObject({ code: "not_found" });
});

describe("an upload that is refused", () => {
  it("leaves nothing, and says what is wrong with which part", async () => {
    const before = [await count("files"), await keptBytes()];
    const told = async (answer: ReturnType<typeof send>) => {
      const { status, json, headers } = await answer;
      expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
      return [status, json.code, json.field];
    };
    expect(await told(upload("", {}))).toEqual([422, "file_empty", "body"]);
    expect(await told(upload("<!doctype html><p>A list", {}))).toEqual([422, "file_not_what_it_says", "body"]);
    expect(await told(upload("<!doctype html><p>A reply", {}, "reply.pdf", "evidence"))).toEqual([422, "file_not_what_it_says", "body"]);
    expect(await told(upload("%PDF-1.7 a list", {}, "people"))).toEqual([422, "file_kind_refused", "body"]);
    expect(await told(upload("PK\u0003\u0004 not one", {}, "people.xlsx"))).toEqual([422, "file_not_what_it_says", "body"]);
    expect(await told(upload(peopleList("x", 1), {}, "people.csv", "portrait"))).toEqual([422, "invalid_input", "purpose"]);
    expect(await told(send("/files?purpose=import", { body: "Name,Email" }))).toEqual([422, "invalid_input", "name"]);
    expect(await told(send("/files?purpose=import&name=a.csv&bytes=x", { body: "Name,Email" }))).toEqual([422, "invalid_input", "bytes"]);
    const form = new FormData();
    form.set("file", new Blob([peopleList("x", 1)]), "people.csv");
    expect(await told(send("/files?purpose=import&name=people.csv", { body: form }))).toEqual([415, "unsupported_content", null]);
    expect(await told(upload(peopleList("x", 1), { "content-encoding": "gzip" }))).toEqual([415, "unsupported_content", null]);
    expect([await count("files"), await keptBytes()]).toEqual(before);
  });

  it("of 60 MB is not read to its end, whether its length is told or not", async () => {
    const before = [await count("files"), await keptBytes()];
    let pulled = 0;
    const endless = () => new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1_048_576;
        controller.enqueue(new Uint8Array(1_048_576).fill(65));
        if (pulled >= 60 * 1_048_576) controller.close();
      },
    });
    expect((await upload(endless(), once("sixty"))).json).toMatchObject({ status: 422, code: "file_too_large", field: "body", detail: expect.stringContaining("20 MB") });
    expect(pulled).toBeLessThan(25 * 1_048_576);
    pulled = 0;
    expect((await upload(endless(), { "content-length": String(60 * 1_048_576) })).json).toMatchObject({ code: "file_too_large" });
    expect(pulled).toBeLessThanOrEqual(2 * 1_048_576);
    expect([await count("files"), await keptBytes()]).toEqual(before);
    // What was never read has used no key up.
    expect((await upload(peopleList(fresh(), 1), once("sixty"))).status).toBe(200);
  });

  it("for today comes with when to send it again, and leaves its key free", async () => {
    const much = await world.recruiter();
    const theirs = await keyOf(much);
    await world.database.ownerSql`insert into file_quotas (user_id, day, bytes) values (${much.userId}, (app.now() at time zone 'UTC')::date, 524288000)`;
    const late = await send("/files?purpose=import&name=people.csv", { body: peopleList("x", 1), headers: once("late") }, theirs);
    expect([late.status, late.json.code]).toEqual([429, "files_sent_enough"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    await world.database.ownerSql`delete from file_quotas where user_id = ${much.userId}`;
    expect((await send("/files?purpose=import&name=people.csv", { body: peopleList("x", 1), headers: once("late") }, theirs)).status).toBe(200);
  });
});

describe("a list that can't be read", () => {
  it("is refused as in the browser, with where, and its file stays free", async () => {
    const latin = new Uint8Array([...new TextEncoder().encode("Name,Email\nZoë,zoe@x.example.com\n"), ...Buffer.from("Zo\u00EB,z@x.example.com\n", "latin1")]);
    const bad: [BodyInit, string, string][] = [
      [`Name,Email\n${"A,a@x.example.com\n".repeat(200_000)}`, "list_too_long", "50,000 rows"],
      [latin, "list_mixes_encodings", "Line 3"],
      ["Name,Email,Phone,Email\nA,a@x.example.com,,", "list_header_twice", "number 2 and as number 4"],
      [`Name,Email\n${"x".repeat(15_000_000)}`, "list_row_too_long", "Line 2"],
      ['Name,Email\n"Ada,a@x.example.com', "list_quote_open", "row 2"],
      ["Name,Email\n", "list_empty", "no people"],
    ];
    for (const [body, code, says] of bad) {
      const fileId: string = (await upload(body)).json.data.id;
      const before = await count("imports");
      const refused = await post("/imports", { fileId }, once(code));
      expect(refused.json).toMatchObject({ status: 422, code, field: "fileId", detail: expect.stringContaining(says) });
      const again = await post("/imports", { fileId }, once(code));
      expect([again.text, again.headers.get("idempotency-replayed")]).toEqual([refused.text, "true"]);
      expect(await count("imports")).toBe(before);
      expect(await world.database.ownerSql`select 1 from files where id = ${fileId} and attached_at is null`).toHaveLength(1);
    }
  });
});

describe("what is sent again under one Idempotency-Key", () => {
  it("is one file, answered to the byte as before; other bytes under the same key are refused", async () => {
    const before = await storedFiles();
    const csv = peopleList(fresh(), 3);
    const first = await upload(csv, once("file"));
    const second = await upload(csv, once("file"));
    expect([second.status, second.text, second.headers.get("idempotency-replayed")]).toEqual([200, first.text, "true"]);
    expect((await upload(`${csv}\nOne More,one@more.example.com`, once("file"))).json).toMatchObject({ status: 422, code: "idempotency_key_reused", field: "Idempotency-Key" });
    expect((await upload(csv, once("file"), "others.csv")).json).toMatchObject({ code: "idempotency_key_reused" });
    expect(await storedFiles()).toBe(before + 1);
    expect(await world.database.ownerSql`select 1 from file_quotas where user_id = ${recruiter.userId} and bytes > 500000000`).toEqual([]);
  });

  it("is one import, though its file is used up by then", async () => {
    const fileId: string = (await upload(peopleList(fresh(), 3))).json.data.id;
    const before = await count("imports");
    const first = await post("/imports", { fileId }, once("import"));
    const second = await post("/imports", { fileId }, once("import"));
    expect([second.status, second.text, second.headers.get("location"), second.headers.get("idempotency-replayed")]).toEqual([201, first.text, first.headers.get("location"), "true"]);
    expect((await post("/imports", { fileId })).json).toMatchObject({ status: 422, code: "file_missing" });
    expect(await count("imports")).toBe(before + 1);
  });

  it("five at once is one file and one import", async () => {
    const [files, lists] = [await storedFiles(), await count("imports")];
    const csv = peopleList(fresh(), 400);
    const uploads = await Promise.all(Array.from({ length: 5 }, () => upload(csv, once("five-files"))));
    expect(uploads.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(uploads.map(({ text }) => text)).size).toBe(1);
    const imports = await Promise.all(Array.from({ length: 5 }, () => post("/imports", { fileId: uploads[0]?.json.data.id }, once("five-lists"))));
    expect(imports.map(({ status, json }) => [status, json.code])).toEqual(Array.from({ length: 5 }, () => [201, undefined]));
    expect(new Set(imports.map(({ text }) => text)).size).toBe(1);
    expect([await storedFiles(), await count("imports")]).toEqual([files + 1, lists + 1]);
  });

  it("finds nothing when its answer could not be kept: the file is not stored, the import not made", async () => {
    const csv = peopleList(fresh(), 2);
    const fileId: string = (await upload(csv)).json.data.id;
    const before = [await storedFiles(), await count("imports")];
    await world.database.ownerSql`alter table idempotency_keys add constraint test_full check (key <> 'crash')`;
    expect((await upload(csv, once("crash"))).status).toBe(500);
    expect((await post("/imports", { fileId }, once("crash"))).status).toBe(500);
    expect([await storedFiles(), await count("imports")]).toEqual(before);
    await world.database.ownerSql`alter table idempotency_keys drop constraint test_full`;
    expect((await upload(csv, once("crash"))).status).toBe(200);
    expect((await post("/imports", { fileId }, once("crash-2"))).status).toBe(201);
  });

  it("is checked, started and cancelled once", async () => {
    const importId = await opened(peopleList(fresh(), 2));
    const { mapping } = (await get(`/imports/${importId}`)).json.data;
    const checks = await Promise.all(Array.from({ length: 3 }, () => post(`/imports/${importId}/check`, { mapping }, once(`check-${importId}`))));
    expect(checks.map(({ text }) => text)).toEqual(checks.map(() => JSON.stringify({ data: { state: "checking" } })));
    await moveAll(world.system, importId);
    for (const of of ["start", "cancel"]) {
      const answers = [await post(`/imports/${importId}/${of}`, {}, once(`${of}-${importId}`)), await post(`/imports/${importId}/${of}`, {}, once(`${of}-${importId}`))];
      expect(answers.map(({ status, headers }) => [status, headers.get("idempotency-replayed")])).toEqual([[200, null], [200, "true"]]);
    }
    expect(await world.database.ownerSql`select state from imports where id = ${importId}`).toEqual([{ state: "cancelled" }]);
  });

  it("is refused for today alone when as many rows were checked as may be, and then free again", async () => {
    const much = await world.recruiter();
    const theirs = await keyOf(much);
    const { id: fileId } = (await send("/files?purpose=import&name=people.csv", { body: peopleList(fresh(), 2) }, theirs)).json.data;
    const { id } = (await post("/imports", { fileId }, {}, theirs)).json.data;
    const { mapping } = (await get(`/imports/${id}`, theirs)).json.data;
    await world.database.ownerSql`insert into import_quotas (recruiter_id, day, rows) values (${much.recruiterId}, (app.now() at time zone 'UTC')::date, 99999)`;
    const late = await post(`/imports/${id}/check`, { mapping }, once("check"), theirs);
    expect([late.status, late.json.code]).toEqual([429, "lists_checked_enough"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    await world.database.ownerSql`delete from import_quotas where recruiter_id = ${much.recruiterId}`;
    expect((await post(`/imports/${id}/check`, { mapping }, once("check"), theirs)).status).toBe(200);
  });
});
