import { z } from "zod";
import { invalid } from "./errors";

export type Raw = string | Raw[] | { [name: string]: Raw };
export type RawObject = { [name: string]: Raw };

const depthMax = 8;
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Reads `a[b][]=c` as Stripe's SDKs write it. */
export function parseForm(text: string): RawObject {
  const root: RawObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [name.split("[")[0] ?? "", ...[...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "")];
    if (path.length > depthMax || path.some((part) => forbidden.has(part))) throw invalid(`Invalid parameter name: ${name.slice(0, 80)}`);
    let at = root;
    for (const part of path.slice(0, -1)) {
      const next = at[part];
      at = typeof next === "object" && !Array.isArray(next) ? next : (at[part] = {});
    }
    const last = path.at(-1) ?? "";
    at[last === "" ? String(Object.keys(at).length) : last] = value;
  }
  return arraysIn(root);
}

function arraysIn(object: RawObject): RawObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, settle(value)]));
}

function settle(value: Raw): Raw {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) return entries.map(([, inner]) => settle(inner));
  return arraysIn(value);
}

const named = (path: PropertyKey[]): string => path.map((part, at) => (at === 0 ? String(part) : `[${String(part)}]`)).join("");

/** Checks parameters against a route's schema and answers in Stripe's words. */
export function readParams<S extends z.ZodType>(schema: S, raw: RawObject): z.output<S> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues.toSorted((a, b) => Number(b.code === "unrecognized_keys") - Number(a.code === "unrecognized_keys"))[0];
  if (!issue) throw invalid("Invalid parameters");
  if (issue.code === "unrecognized_keys") {
    const param = named([...issue.path, issue.keys[0] ?? ""]);
    throw invalid(`Received unknown parameter: ${param}`, param, "parameter_unknown");
  }
  const param = named(issue.path);
  const value = issue.path.reduce<Raw | undefined>((at, part) => (typeof at === "object" ? (Array.isArray(at) ? at[Number(part)] : at[String(part)]) : undefined), raw);
  if (value === undefined) throw invalid(`Missing required param: ${param}.`, param, "parameter_missing");
  if (value === "") throw invalid(`You passed an empty string for '${param}'. Remove it to leave it as it is.`, param, "parameter_invalid_empty");
  if (issue.message === "integer") throw invalid(`Invalid integer: ${JSON.stringify(value).slice(0, 80)}`, param, "parameter_invalid_integer");
  throw invalid(`Invalid ${param}: ${issue.message}`, param);
}

/** A schema may name only what the SDK's own parameters name. */
export type Fields<P> = { [K in keyof P]?: z.ZodType };

const currencies = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

export const amountMax = 10_000_000_000_000;
export const text = z.string().min(1).max(5_000);
export const id = z.string().min(1).max(255);
export const integer = z.string().regex(/^-?\d{1,15}$/, "integer").transform(Number);
export const amount = integer.pipe(z.number().min(1, "must be at least 1").max(amountMax, "must be no more than 10000000000000"));
export const currency = z.string().max(3).transform((code) => code.toLowerCase()).refine((code) => currencies.has(code), "not a currency that is known here");
export const flag = z.enum(["true", "false"]).transform((word) => word === "true");
export const metadata = z.union([z.literal(""), z.record(z.string().min(1).max(40), z.string().max(500))]);
export const webAddress = z.url({ protocol: /^https?$/ }).max(5_000);
export const range = z.union([integer.transform((at) => ({ gte: at, lte: at })), z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() })]);
export type Range = { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined };

export const address = z.strictObject({ city: z.string().max(5_000).optional(), country: z.string().max(2).optional(), line1: z.string().max(5_000).optional(), line2: z.string().max(5_000).optional(), postal_code: z.string().max(100).optional(), state: z.string().max(100).optional() });

export const paging = { limit: integer.pipe(z.number().min(1, "must be at least 1").max(100, "must be no more than 100")).optional(), starting_after: id.optional(), ending_before: id.optional() };

export const inRange = (at: number, { gt, gte, lt, lte }: Range): boolean =>
  (gt === undefined || at > gt) && (gte === undefined || at >= gte) && (lt === undefined || at < lt) && (lte === undefined || at <= lte);

/** Stripe's rule: named keys are set, an empty value removes one, an empty whole removes all. */
export function mergeMetadata(before: Record<string, string>, given: z.output<typeof metadata> | undefined): Record<string, string> {
  if (given === undefined) return before;
  if (given === "") return {};
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ""));
}
