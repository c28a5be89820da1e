// Proves: every address of the REST interface calls the procedure that its row names, with the same rights; answers 401 without a key, 403 to a key that only reads
// and to a person without the role, a foreign id to the byte as a missing one, bad input with its field; answers as its OpenAPI schema says; and never tells an amount
// as a number. Would miss: what HTTP itself does on the way (the journey through the web server).
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Providers, startProviders } from "@/db/testing/providers";
import { rows } from "@/db/testing/procedures/rows";
import { makeSetting, type Setting } from "@/db/testing/procedures/setting";
import { routeRows } from "@/db/testing/rest/route-rows";
import { procedures } from "@/db/testing/wire";
import { answerRequest, openApi, operationId } from "./access";
import { anonymous, type KeyScope } from "./kernel/actor";
import type { Ctx } from "./kernel/command";
import { roles } from "./kernel/gates";
import type { RestRoute } from "./kernel/rest";
import { restRoutes } from "./rest-routes";

let setting: Setting;
let providers: Providers;
beforeAll(async () => {
  setting = await makeSetting();
  providers = await startProviders(setting.world.database.appUrl);
});
afterAll(async () => {
  await setting.world.close();
  await providers.stop();
});

type Input = Record<string, unknown>;
const nameOf = (route: RestRoute) => `${route.method} ${route.path}`;
const document = openApi(restRoutes, "http://test");
const byKey = (ctx: Ctx, scope: KeyScope): Ctx => ({ ...ctx, requestId: "req_test", actor: ctx.actor.kind === "user" ? { ...ctx.actor, key: { id: `key_${ctx.actor.userId}`, scope } } : ctx.actor });
const rowOf = (route: RestRoute) => {
  const row = routeRows[nameOf(route)];
  const procedure = typeof row?.procedure === "object" ? row.procedure : rows[row?.procedure ?? ""];
  if (!row || !procedure) throw new Error(`${nameOf(route)} has no row in db/testing/rest/route-rows.ts.`);
  return { ...row, of: procedure };
};

async function ask(ctx: Ctx, route: RestRoute, given: Input, headers: Record<string, string> = {}): Promise<{ status: number; body: string; headers: Headers }> {
  const { [route.body?.field ?? ""]: file, ...input } = given;
  const fields = Object.values(route.ids);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[route.ids[name] ?? ""])));
  const rest = Object.entries(input).filter(([name]) => !fields.includes(name));
  const query = (route.method === "GET" || route.body !== null) && rest.length > 0 ? `?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString()}` : "";
  const type = route.body === null ? "application/json" : "text/csv";
  const body = route.method === "POST" ? { body: file instanceof Uint8Array ? new Uint8Array(file) : JSON.stringify(Object.fromEntries(rest)), headers: { "content-type": type, ...headers } } : {};
  const response = await answerRequest(new Request(`http://test/api/v2${path}${query}`, { method: route.method, ...body }), ctx, restRoutes);
  return { status: response.status, body: await response.text(), headers: response.headers };
}
const problem = z.strictObject({ type: z.string(), title: z.string(), status: z.number(), detail: z.string(), code: z.string(), field: z.string().nullable(), remedy: z.string(), requestId: z.string(), errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional() });
const told = (answer: { body: string }) => problem.parse(JSON.parse(answer.body));

describe("the table of routes", () => {
  it("has a row for each route and no other, each calling the procedure that tRPC serves under that name; tRPC takes no file", () => {
    expect(Object.keys(routeRows).toSorted()).toEqual(restRoutes.map(nameOf).toSorted());
    expect(restRoutes.filter((route) => typeof rowOf(route).procedure === "object").map(nameOf)).toEqual(restRoutes.filter(({ body }) => body !== null).map(nameOf));
    for (const route of restRoutes.filter(({ body }) => body === null)) {
      const served = procedures.find(({ name }) => name === rowOf(route).procedure);
      expect(served?.meta.input, nameOf(route)).toBe(route.calls.input);
      expect(served?.meta.output, nameOf(route)).toBe(route.calls.output);
    }
  });
  it("names only fields that there are, and changes things by commands alone, each held to one effect: a single transaction but where bytes are written or read", () => {
    expect(restRoutes.filter(({ calls }) => calls.kind === "command" && !calls.atomic).map(nameOf)).toEqual(["POST /imports", "POST /files"]);

    for (const route of restRoutes) {
      const input = Object.keys(z.object({ properties: z.record(z.string(), z.unknown()).optional() }).parse(z.toJSONSchema(route.calls.input, { io: "input", unrepresentable: "any" })).properties ?? {});
      const output = Object.keys(z.object({ properties: z.record(z.string(), z.unknown()) }).parse(z.toJSONSchema(route.calls.output, { io: "output", unrepresentable: "any" })).properties);
      expect([...route.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]), nameOf(route)).toEqual(Object.keys(route.ids));
      expect(Object.values(route.ids).filter((field) => !input.includes(field)), nameOf(route)).toEqual([]);
      expect(route.lift === null || output.includes(route.lift), nameOf(route)).toBe(true);
      expect(route.calls.kind, nameOf(route)).toBe(route.method === "GET" ? "query" : "command");
      if (route.calls.kind === "command") expect(route.calls.repeatable, nameOf(route)).toBe(true);
    }
  });
});

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1 and lists every route, each with a name of its own", async () => {
    const checked = await new Validator().validate(structuredClone(document));
    expect(checked.errors ?? []).toEqual([]);
    expect(checked.valid).toBe(true);
    const listed = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(listed.toSorted()).toEqual(restRoutes.map(nameOf).toSorted());
    expect(new Set(restRoutes.map(operationId)).size).toBe(restRoutes.length);
  });
});

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "doc", ...document }, "doc");
const pointer = (route: RestRoute, status: number, type: string) => `doc#/paths/${route.path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${route.method.toLowerCase()}/responses/${status}/content/${type.replaceAll("/", "~1")}/schema`;

/** Every number of an answer: none is an amount. */
function numbersIn(value: unknown, path: string): string[] {
  if (typeof value === "number") return /minor|amount|salary|bonus|fee$/i.test(path) || !Number.isInteger(value) ? [`${path} is the number ${value}`] : [];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${path}.${key}`)) : [];
}

describe.each(restRoutes.map((route) => [nameOf(route), route] as const))("%s", (_, route) => {
  it("asks for a key, keeps its role and what is another's, names what is wrong, and answers as described", async () => {
    const row = rowOf(route);
    const { input, by = setting.as[row.of.as] } = await row.of.prepare(setting);
    const writer = byKey(by, "write");

    const without = await ask({ ...by, actor: anonymous }, route, input);
    expect([without.status, told(without).code, without.headers.get("www-authenticate")]).toEqual([401, "key_missing", 'Bearer realm="fairsplit"']);
    // A browser's session is no key.
    expect((await ask(by, route, input)).status).toBe(401);
    if (route.method === "POST") {
      const reader = await ask(byKey(by, "read"), route, input);
      expect([reader.status, told(reader).code]).toEqual([403, "key_only_reads"]);
    }
    const closed = roles.find((role) => role !== "anonymous" && !admits(route, setting.as[role]));
    if (closed) {
      const refused = await ask(byKey(setting.as[closed], "write"), route, input);
      expect([refused.status, told(refused).code], closed).toEqual([403, "not_allowed"]);
    }

    for (const [field, id] of Object.entries(row.of.foreign?.(setting) ?? {}).filter(([field]) => Object.values(route.ids).includes(field))) {
      const foreign = await ask(writer, route, { ...input, [field]: id });
      const missing = await ask(writer, route, { ...input, [field]: `${id.slice(0, 4)}01jzzzzzzzzzzzzzzzzzzzzzzz` });
      expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
    }

    const ids = Object.fromEntries(Object.values(route.ids).map((field) => [field, input[field]]));
    const bad = await ask(writer, route, { ...ids, ...row.bad });
    expect([bad.status, told(bad).field], bad.body).toEqual([422, row.field]);
    const strange = await ask(writer, route, { ...input, whoever: "me" });
    expect([strange.status, told(strange).field]).toEqual([422, "whoever"]);
    const patched = await answerRequest(new Request(`http://test/api/v2${route.path}`, { method: "PATCH" }), writer, restRoutes);
    expect([patched.status, patched.headers.get("allow")?.split(", ").includes(route.method)]).toEqual([405, true]);

    const again = { "idempotency-key": route.path };
    if (route.method === "POST") await keyInForce(writer);
    const worked = await ask(writer, route, input, again);
    expect([worked.status, worked.body.slice(0, 300)], worked.body).toEqual([route.creates === null ? 200 : 201, expect.any(String)]);
    if (route.method === "POST") {
      const repeated = await ask(writer, route, input, again);
      expect([repeated.status, repeated.body, repeated.headers.get("location"), repeated.headers.get("idempotency-replayed")]).toEqual([worked.status, worked.body, worked.headers.get("location"), "true"]);
    }
    expect(worked.headers.get("content-type")).toBe(route.csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8");
    const answer: unknown = route.csv ? worked.body : JSON.parse(worked.body);
    const valid = ajv.getSchema(pointer(route, worked.status, route.csv ? "text/csv" : "application/json"));
    expect(valid?.(answer) ? [] : (valid?.errors ?? ["there is no schema"]), worked.body).toEqual([]);
    expect(numbersIn(answer, "")).toEqual([]);
    if (route.creates !== null) expect(worked.headers.get("location")).toMatch(new RegExp(`^/api/v2/${route.creates}/[a-z]{3}_`));
    for (const refused of [without, bad]) {
      const known = ajv.getSchema(pointer(route, refused.status, "application/problem+json"));
      expect(known?.(JSON.parse(refused.body)), refused.body).toBe(true);
      expect(refused.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    }
  });
});

/** A key of this name, as its owner would have made it: answers are kept for keys that there are. */
async function keyInForce({ actor }: Ctx): Promise<void> {
  if (actor.kind !== "user" || !actor.key) throw new Error("Nobody asks by key.");
  await setting.world.database.ownerSql`insert into api_keys ${setting.world.database.ownerSql({ id: actor.key.id, user_id: actor.userId, organization_id: actor.membership?.organizationId ?? null, name: "Test", scope: "write", start: "fsk_test", hash: actor.key.id, created_at: await setting.world.now() })} on conflict do nothing`;
}

function admits(route: RestRoute, ctx: Ctx): boolean {
  try {
    route.calls.allow.admit(ctx.actor);
    return true;
  } catch {
    return false;
  }
}

