/** A number between 0 (included) and 1, from a seed: the same seed, the same sequence. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of this run: from the environment to replay, else a new one. Printed, so that a failure can be replayed. */
export function seedOf(name: "FC_SEED" | "MODEL_SEED"): number {
  const asked = process.env[name] ?? process.env["FC_SEED"];
  const seed = asked ? Number(asked) : Math.floor(Math.random() * 2_147_483_647);
  console.log(`${name}=${seed} replays this run.`);
  return seed;
}

export type JsonSchema = { type?: string; properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema; anyOf?: JsonSchema[]; enum?: unknown[]; const?: unknown; minLength?: number; maxLength?: number; minItems?: number; maxItems?: number; minimum?: number; maximum?: number; pattern?: string; format?: string; allOf?: JsonSchema[]; additionalProperties?: unknown };
type Random = () => number;

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];

const texts = ["", " ", "a", "Zoë Ünïcode 山田", "\u202Eright to left", "a\u0000b", "\uD800", "'; drop table users; --", "%", "\\", "{\"a\":1}", "<script>alert(1)</script>", "null", "0", "-0", "NaN", "\r\n", "🧑‍🚀".repeat(3), "{}", "{NULL}", "__proto__", "in/ada", "ada@example.com", "+1 415 555 0132", "${7*7}"];
const dates = ["0000-01-01", "0001-01-01", "1969-12-31", "2026-02-30", "2028-02-29", "9999-12-31", "2026-3-1"];
const instants = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", `2026-01-01T00:00:00.${"1".repeat(5_000)}Z`, "2026-13-45T99:99:99Z", "2026-01-01T24:00:00Z"];
const places = ["2026-99-99T99:99:99Z~x", "0000-01-01T00:00:00Z~x", "9999-12-31T23:59:59.999Z~9999-999999999999999999", "2026-01-01T:::::Z~1-1", "2026-01-01T00:00:00.000Z~not-a-uuid", "2026-01-01T00:00:00.000Z~0-0"];
const wrong: unknown[] = [null, true, 0, -0, 1.5, -1, 2 ** 53 + 2, 1e308, [], {}, [[]], { toString: "x" }, "x".repeat(1_000_000), Array.from({ length: 5_000 }, () => "x"), ...texts];

/** A value that a schema allows, of the kind that finds what its author did not think of. */
export function valueOf(schema: JsonSchema, random: Random): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  if (schema.anyOf) return valueOf(pick(random, schema.anyOf) ?? {}, random);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(Object.entries(schema.properties ?? {}).flatMap(([key, part]) => (schema.required?.includes(key) || random() < 0.6 ? [[key, valueOf(part, random)]] : [])));
    case "array":
      return Array.from({ length: Math.floor(random() * (Math.min(schema.maxItems ?? 3, 4) + 1)) }, () => valueOf(schema.items ?? {}, random));
    case "boolean":
      return random() < 0.5;
    case "integer":
    case "number":
      return pick(random, [schema.minimum ?? 0, schema.maximum ?? 2_147_483_648, Math.floor((schema.minimum ?? 0) + random() * 1_000), 0, 1, -1, 2_147_483_648]);
    case "string":
      return textOf(schema, random);
    default:
      return null;
  }
}

function textOf(schema: JsonSchema, random: Random): string {
  const pattern = schema.pattern ?? schema.allOf?.[0]?.pattern ?? "";
  if (schema.format === "date") return pick(random, dates) ?? "";
  if (schema.format === "date-time") return pick(random, instants) ?? "";
  if (pattern.includes("~")) return pick(random, places) ?? "";
  if (pattern === "^\\d+$") return pick(random, ["0", "1", "5", "12000000", "10000000000000", "9999999999999999", "0000000000000001"]) ?? "";
  const text = pick(random, texts) ?? "";
  const least = text.length < (schema.minLength ?? 0) ? text + "x".repeat(schema.minLength ?? 0) : text;
  return random() < 0.15 ? least.padEnd(schema.maxLength ?? 10, "é").slice(0, schema.maxLength ?? 10) : least;
}

/** One case: the valid input with a part exchanged, the schema's own extremes, or something that was never meant. */
export function caseOf(valid: Record<string, unknown>, schema: JsonSchema, random: Random): unknown {
  const kind = random();
  const key = pick(random, Object.keys(schema.properties ?? {}));
  if (kind < 0.45 && key) return { ...valid, [key]: valueOf(schema.properties?.[key] ?? {}, random) };
  if (kind < 0.65) return valueOf(schema, random);
  if (kind < 0.85 && key) return { ...valid, [key]: pick(random, wrong) };
  if (kind < 0.9 && key) return Object.fromEntries(Object.entries(valid).filter(([name]) => name !== key));
  if (kind < 0.93) return nested(200);
  return pick(random, [undefined, ...wrong]);
}

const nested = (depth: number): unknown => (depth === 0 ? "x" : { a: nested(depth - 1) });

/** Paths of texts and lists without a bound: what a stranger could make as large as the body allows. */
export function unbounded(schema: JsonSchema, path = "input"): string[] {
  const inner = [...(schema.anyOf ?? []).flatMap((part) => unbounded(part, path)), ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => unbounded(part, `${path}.${key}`)), ...(schema.items ? unbounded(schema.items, `${path}[]`) : [])];
  const text = schema.type === "string" && schema.maxLength === undefined && schema.enum === undefined && schema.const === undefined && schema.format !== "date";
  const list = schema.type === "array" && schema.maxItems === undefined;
  const record = schema.type === "object" && schema.properties === undefined;
  return text || list || record ? [path, ...inner] : inner;
}
