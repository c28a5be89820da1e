import type { RestRoute } from "../kernel/rest";
import { accessErrors } from "./errors";
import { inputOf, outputOf, type Schema } from "./route-shape";
import { kernelErrors, type ErrorCatalogue, type ErrorDefinition } from "../kernel/errors";

const MONEY = { $ref: "#/components/schemas/Money" };
const words = (path: string) => path.split(/[/{}-]+/).filter((word) => word !== "");
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** How a program's library may call the operation: `listCandidateSourcers`, `getJob`… always unique, because the address is in it. */
export const operationId = (route: RestRoute): string => [route.page ? "list" : route.method.toLowerCase(), ...words(route.path).map((word) => (word === "id" ? "one" : word)).map(capital)].join("");

/** Every refusal that a route may answer with, by status. */
export function refusalsOf(route: RestRoute): ReadonlyMap<number, readonly (ErrorDefinition & { code: string })[]> {
  const always: ErrorCatalogue = {
    key_missing: accessErrors.key_missing, key_unknown: accessErrors.key_unknown, not_allowed: kernelErrors.not_allowed, invalid_input: kernelErrors.invalid_input, too_many_requests: accessErrors.too_many_requests,
    ...(Object.keys(route.ids).length > 0 ? { not_found: kernelErrors.not_found } : {}),
    ...(route.method === "POST" && route.body === null ? { broken_json: accessErrors.broken_json } : {}),
    ...(route.method === "POST" ? { key_only_reads: kernelErrors.key_only_reads, still_running: accessErrors.still_running, idempotency_key_reused: accessErrors.idempotency_key_reused } : {}),
  };
  const all = Object.entries({ ...always, ...route.calls.errors }).map(([code, definition]) => ({ code, ...definition }));
  return new Map([...new Set(all.map(({ status }) => status))].toSorted((a, b) => a - b).map((status) => [status, all.filter((one) => one.status === status)]));
}

/** The description of the whole interface as an OpenAPI 3.1 document, from the routes alone. */
export function openApi(routes: readonly RestRoute[], url: string) {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return {
    openapi: "3.1.0",
    info: { title: "Fairsplit", version: "2.0.0", description: "The marketplace for programs. Each address calls the same procedure as the browser, with the rights of the key's owner at that moment." },
    servers: [{ url: `${url}/api/v2` }],
    security: [{ key: [] }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key from your settings: `Authorization: Bearer fsk_…`. A key that reads may call GET alone." } },
      schemas: { Money: money, Problem: problem },
      parameters: {
        IdempotencyKey: { name: "Idempotency-Key", in: "header", required: false, description: "Sent again with the same request within 24 hours, it answers the same and does nothing twice. Another request under the same key is refused.", schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" } },
      },
    },
  };
}

export const tagOf = (route: RestRoute): string => route.path.split("/")[1] ?? "";

const money = {
  type: "object", description: "An amount: a decimal text, its currency, and the exact minor units as digits.", required: ["amount", "currency", "minor"], additionalProperties: false,
  properties: { amount: { type: "string", pattern: "^-?\\d+(\\.\\d+)?$", examples: ["120000.00"] }, currency: { type: "string", pattern: "^[A-Z]{3}$", examples: ["USD"] }, minor: { type: "string", pattern: "^-?\\d+$", examples: ["12000000"] } },
};
const text = { type: "string" };
const problem = {
  type: "object", description: "An error (RFC 9457).", required: ["type", "title", "status", "detail", "code", "field", "remedy", "requestId"], additionalProperties: false,
  properties: {
    type: text, title: text, status: { type: "integer" }, detail: { ...text, description: "What happened, in a sentence." }, code: { ...text, description: "What to tell cases apart by." },
    field: { type: ["string", "null"], description: "The field or parameter it is about." }, remedy: { ...text, description: "What to do instead." }, requestId: text,
    errors: { type: "array", items: { type: "object", required: ["field", "detail"], additionalProperties: false, properties: { field: text, detail: text } } },
  },
};

function operation(route: RestRoute): Schema {
  const input = inputOf(route);
  const ids = Object.entries(route.ids).map(([name]) => ({ name, in: "path", required: true, schema: { type: "string", maxLength: 64 } }));
  const query = route.method === "GET" || route.body !== null ? Object.entries(input.properties ?? {}).map(([name, schema]) => ({ name, in: "query", required: input.required?.includes(name) ?? false, schema })) : [];
  const fields = Object.keys(input.properties ?? {}).length;
  const refusals = [...refusalsOf(route)].map(([status, list]) => [String(status), { description: list.map(({ code, say }) => `\`${code}\`: ${say}`).join("\n"), content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }, ...headersOf(status) }]);
  return {
    operationId: operationId(route), tags: [tagOf(route)], summary: route.summary,
    parameters: [...ids, ...query, ...(route.method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : [])],
    ...(route.body !== null ? { requestBody: { required: true, description: `The file's bytes as they are, at most ${route.body.most}. What it is, is told from its content.`, content: { "application/octet-stream": {}, "text/csv": {} } } } : {}),
    ...(route.method === "POST" && route.body === null && fields > 0 ? { requestBody: { required: (input.required ?? []).length > 0, content: { "application/json": { schema: input } } } } : {}),
    responses: {
      [route.creates === null ? "200" : "201"]: { description: route.page ? "A page of the list." : route.csv ? "A table for spreadsheets, as a file." : "Done.", content: { [route.csv ? "text/csv" : "application/json"]: { schema: withMoney(outputOf(route)) } }, ...(route.creates === null ? {} : { headers: { Location: { schema: text, description: "Where what was made can be read." } } }) },
      ...Object.fromEntries(refusals),
    },
  };
}

const headersOf = (status: number) => (status === 429 || status === 503 ? { headers: { "Retry-After": { schema: { type: "integer" }, description: "Seconds to wait." } } } : {});

/** Names money where it stands in an answer, so that it is one type for programs. */
function withMoney(schema: unknown): Schema {
  return replaced(schema) as Schema;
}

function replaced(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(replaced);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = "properties" in schema && typeof schema.properties === "object" && schema.properties !== null ? Object.keys(schema.properties).toSorted().join() : "";
  if (parts === "amount,currency,minor") return MONEY;
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, replaced(part)]));
}
