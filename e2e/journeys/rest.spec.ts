// Proves, over HTTP, that a program adds a person by REST once however often it is sent, that the browser shows them at once, that a second firm's program reads until when and
// no name, that the protection history is read back, that a list is brought from its bytes to its refused rows, and that the OpenAPI document and the reference are there for
// people. On a desktop and a phone, with axe.
// It would miss what a single address gets wrong (the tests of the routes walk them all).
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a program works by REST, and people see what it did", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Ravi Rest-Minor" : "Ravi Rest-Major";
  const email = `${name.toLowerCase().replaceAll(/\W/g, ".")}@rest.example.com`;
  const send = async (method: string, path: string, key: string | null, of: { body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${world.url}/api/v2${path}`, { method, ...(of.body === undefined ? {} : { body: JSON.stringify(of.body) }), headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...of.headers } });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };
  const { recruiter } = world.apiKeys;
  const holder = await signInByPassword(world, "maya");

  const claim = await test.step("a person is added once, though the request is sent five times at once", async () => {
    const once = { body: { fullName: name, email }, headers: { "idempotency-key": `add ${name}`.replaceAll(" ", "-") } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send("POST", "/candidate-sourcers", recruiter, once)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ json }) => json.data.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(4);
    const other = await send("POST", "/candidate-sourcers", recruiter, { ...once, body: { fullName: name, email: `other.${email}` } });
    expect([other.status, other.json.code]).toEqual([422, "idempotency_key_reused"]);
    return answers[0]?.json.data;
  });

  await test.step("the program reads the claim and the protection history back", async () => {
    const one = await send("GET", `/candidate-sourcers/${claim.id}`, recruiter);
    expect(one.json.data).toMatchObject({ id: claim.id, candidateName: name, state: "active", tier: "identified" });
    const history = await send("GET", `/candidates/${claim.candidateId}/sourcers`, recruiter);
    expect(history.json).toMatchObject({ data: [{ id: claim.id, mine: true, state: "active" }], nextCursor: null });
    const [missing, foreign] = [await send("GET", "/candidate-sourcers/csr_01jzzzzzzzzzzzzzzzzzzzzzzz", recruiter), await send("GET", `/candidate-sourcers/${claim.id}`, world.apiKeys.company)];
    expect([missing.status, foreign.status]).toEqual([404, 404]);
    expect({ ...foreign.json, requestId: "" }).toEqual({ ...missing.json, requestId: "" });
  });

  await test.step("the browser shows the person", async () => {
    const page = await people.signIn("maya");
    await page.goto(`/portal/candidates/${claim.candidateId}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expectFine(page);
  });

  await test.step("another firm's program reads until when, and no name; without a key there is nothing", async () => {
    const other = await signInByPassword(world, project.name === "phone" ? "jonas" : "daniel");
    const made = await other.api.identity.createApiKey.mutate({ name: `REST ${project.name}`, scope: "write" });
    const refused = await send("POST", "/candidate-sourcers", made.secret, { body: { fullName: name, email: email.toUpperCase() } });
    expect([refused.status, refused.json.code, refused.headers.get("content-type")]).toEqual([409, expect.stringMatching(/protect/), "application/problem+json; charset=utf-8"]);
    expect(refused.json.detail).toContain(claim.until.slice(0, 10));
    const without = await send("GET", "/candidates", null, { headers: { cookie: holder.cookies() } });
    expect([without.status, without.json.code, without.headers.get("www-authenticate")]).toEqual([401, "key_missing", 'Bearer realm="fairsplit"']);
    expect((await send("POST", "/candidate-sourcers", world.apiKeys.admin, { body: {} })).status).toBe(403);
    expect((await send("DELETE", "/candidates", recruiter)).headers.get("allow")).toBe("GET");
  });

  await test.step("a list is brought by REST alone: sent, mapped, checked, started, awaited, and what was refused read back", async () => {
    const at = `${project.name}-program.example.com`;
    // Both widths may share a world, where people alike by name would be "perhaps the same person".
    const [first, last] = project.name === "phone" ? ["Pia Program", "Otto Program"] : ["Gesine Automat", "Ulrich Automat"];
    const csv = `Person,Reach,Met\n${first},pia@${at},a fair\nSomebody Else,,\n${name} again,${email},\n${last},otto@${at},`;
    const upload = async (body: BodyInit, more: Record<string, string> = {}) => {
      const response = await fetch(`${world.url}/api/v2/files?purpose=import&name=program.csv`, { method: "POST", body, headers: { "content-type": "text/csv", authorization: `Bearer ${recruiter}`, ...more } });
      return { status: response.status, json: await response.json() };
    };
    expect((await upload(new Uint8Array(60 * 1_048_576).fill(65))).json).toMatchObject({ status: 422, code: "file_too_large", field: "body" });
    const fromPage = await fetch(`${world.url}/api/files?purpose=evidence&name=long.pdf`, { method: "POST", body: new Uint8Array(60 * 1_048_576).fill(65), headers: { cookie: holder.cookies(), origin: world.url } });
    expect([fromPage.status, (await fromPage.json()).code], "as a page sends it").toEqual([422, "file_too_large"]);
    const once = { "idempotency-key": `list-${project.name}` };
    const [sent, again] = [await upload(csv, once), await upload(csv, once)];
    expect([sent.status, again.json]).toEqual([200, sent.json]);
    const made = await send("POST", "/imports", recruiter, { body: { fileId: sent.json.data.id }, headers: once });
    expect([made.status, made.json.code]).toEqual([422, "idempotency_key_reused"]);
    const list = (await send("POST", "/imports", recruiter, { body: { fileId: sent.json.data.id } })).headers.get("location")?.slice("/api/v2".length) ?? "";
    const state = async () => (await send("GET", list, recruiter)).json.data.state;
    const { headers, mapping } = (await send("GET", list, recruiter)).json.data;
    expect(headers).toEqual(["Person", "Reach", "Met"]);
    await send("POST", `${list}/check`, recruiter, { body: { mapping: { ...mapping, fullName: 0, email: 1, note: 2 } } });
    await expect.poll(state, { timeout: 60_000 }).toBe("checked");
    expect((await send("GET", `${list}/rows?limit=2`, recruiter)).json).toMatchObject({ data: [{ name: first, verdict: "new" }, { verdict: "invalid" }], nextCursor: "3" });
    await send("POST", `${list}/start`, recruiter, { body: {} });
    await expect.poll(state, { timeout: 60_000 }).toBe("done");
    const refused = await fetch(`${world.url}/api/v2${list}/refused-rows`, { headers: { authorization: `Bearer ${recruiter}` } });
    expect([refused.headers.get("content-type"), refused.headers.get("content-disposition")]).toEqual(["text/csv; charset=utf-8", "attachment; filename*=UTF-8''program%20-%20not%20added.csv"]);
    expect((await refused.text()).replace("\uFEFF", "").split("\r\n")).toEqual(["Row,Why it was not added,Person,Reach,Met", expect.stringMatching(/^3,"There is no e-mail/), expect.stringMatching(/^4,You have this person already\./)]);
    const page = await people.signIn("maya");
    await page.goto("/portal/candidates/import");
    await expect(page.getByRole("link", { name: "program.csv" }).first()).toBeVisible();
  });

  await test.step("the interface is described for programs and for people", async () => {
    const document: { openapi: string; paths: Record<string, unknown>; servers: { url: string }[] } = await (await fetch(`${world.url}/api/openapi.json`)).json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/candidate-sourcers", "/candidates/{id}/sourcers", "/files", "/imports/{id}/refused-rows"]));
    const page = await people.visitor();
    await page.goto("/");
    await page.getByRole("contentinfo").getByRole("link", { name: "API reference" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 3, name: "POST /api/v2/candidate-sourcers", exact: true })).toBeVisible();
    await expectFine(page);
    await page.getByRole("article", { name: "POST /api/v2/candidate-sourcers", exact: true }).getByRole("link", { name: "already_protected" }).click();
    await expect(page).toHaveURL(/#error-already_protected$/);
  });
});
