import { z } from "zod";
import type { RestRoute } from "../kernel/rest";

/** A JSON schema as far as we look into it. */
export type Schema = { [key: string]: unknown; type?: string | string[]; properties?: Record<string, Schema>; required?: string[] };

const schemaOf = (type: z.ZodType, io: "input" | "output"): Schema => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any" }) as Schema;
  return schema;
};
const without = (schema: Schema, names: readonly string[]): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name))),
  ...(schema.required ? { required: schema.required.filter((name) => !names.includes(name)) } : {}),
});

/** What a request may carry besides the ids in its address and a file: the query of a GET or of an upload, the body of a POST. */
export const inputOf = (route: RestRoute): Schema => without(schemaOf(route.calls.input, "input"), [...Object.values(route.ids), ...(route.body === null ? [] : [route.body.field])]);

/** The whole answer. */
export function outputOf(route: RestRoute): Schema {
  if (route.csv) return { type: "string" };
  const output = schemaOf(route.calls.output, "output");
  if (route.page) return output;
  const lifted = route.lift === null ? null : output.properties?.[route.lift];
  const whole = lifted ? joined(without(output, [route.lift ?? ""]), lifted) : output;
  const named = (name: string) => route.rename[name] ?? name;
  const data = { ...whole, properties: Object.fromEntries(Object.entries(whole.properties ?? {}).map(([name, part]) => [named(name), part])), ...(whole.required ? { required: whole.required.map(named) } : {}) };
  return { type: "object", properties: { data }, required: ["data"], additionalProperties: false };
}

const joined = (a: Schema, b: Schema): Schema => ({ ...a, properties: { ...b.properties, ...a.properties }, required: [...(b.required ?? []), ...(a.required ?? [])] });

const record = z.record(z.string(), z.unknown());

/** A procedure's output as the route answers it. */
export function shaped(route: RestRoute, output: unknown): unknown {
  if (route.page) return output;
  const whole = record.parse(output);
  const { [route.lift ?? ""]: lifted, ...rest } = whole;
  const fields = route.lift === null ? whole : { ...record.parse(lifted), ...rest };
  return { data: Object.fromEntries(Object.entries(fields).map(([name, value]) => [route.rename[name] ?? name, value])) };
}
