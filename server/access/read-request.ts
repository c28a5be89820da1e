import { refuseKernel } from "../kernel/errors";
import { limits } from "../kernel/limits";
import { readBody } from "../kernel/read-body";
import type { FileBody, RestRoute } from "../kernel/rest";
import { refuseAccess } from "./problem";
import { inputOf, type Schema } from "./route-shape";

/** A body that HTTP itself refuses, and what was expected of it. */
export class UnreadBody extends Error {
  constructor(
    readonly status: 413 | 415,
    readonly expected: "json" | "file",
  ) {
    super(String(status));
  }
}

/** The input of the procedure that a route calls, from the address, the query and the body. Refuses what it does not know by name. */
export async function readInput(route: RestRoute, request: Request, ids: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const known = inputOf(route).properties ?? {};
  const { searchParams } = new URL(request.url);
  const byQuery = route.method === "GET" || route.body !== null;
  const given = byQuery ? fromQuery(searchParams, known) : await fromBody(request);
  const strange = [...(byQuery ? [] : [...searchParams.keys()]), ...Object.keys(given)].filter((name) => !Object.hasOwn(known, name));
  if (strange.length > 0) return refuseKernel("invalid_input", {}, strange.map((path) => ({ path, message: byQuery ? "There is no such parameter." : "There is no such field." })));
  const file = route.body === null ? {} : { [route.body.field]: await bytesOf(request, route.body) };
  return { ...given, ...file, ...Object.fromEntries(Object.entries(route.ids).map(([name, field]) => [field, ids[name] ?? ""])) };
}

function fromQuery(params: URLSearchParams, known: Readonly<Record<string, Schema>>): Record<string, unknown> {
  const twice = [...new Set(params.keys())].filter((name) => params.getAll(name).length > 1);
  if (twice.length > 0) return refuseKernel("invalid_input", {}, twice.map((path) => ({ path, message: "Give it once." })));
  return Object.fromEntries([...params].map(([name, text]) => [name, valueOf(text, known[name])]));
}

/** What stands for a number or a yes and no in an address; anything else stays the text that the procedure refuses. */
function valueOf(text: string, schema: Schema | undefined): unknown {
  if ((schema?.type === "integer" || schema?.type === "number") && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (schema?.type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

async function fromBody(request: Request): Promise<Record<string, unknown>> {
  if (request.headers.get("content-encoding")) throw new UnreadBody(415, "json");
  const bytes = await readBody(request, limits.requestBodyBytes);
  if (!bytes) throw new UnreadBody(413, "json");
  if (bytes.length === 0) return {};
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) throw new UnreadBody(415, "json");
  const read = parsed(bytes);
  return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : refuseAccess("broken_json");
}

/** The file that a body is, whatever its sender calls it: its content says what it is. A form would be taken for the text that it is, with its boundaries. */
async function bytesOf(request: Request, { most, tooLong }: FileBody): Promise<Uint8Array> {
  if (request.headers.get("content-encoding") || /^multipart\//i.test(request.headers.get("content-type") ?? "")) throw new UnreadBody(415, "file");
  const bytes = await readBody(request, most);
  if (!bytes) throw tooLong();
  return bytes;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuseAccess("broken_json");
  }
}
