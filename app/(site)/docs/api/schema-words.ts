import type { Schema } from "@/server/access";

export type FieldLine = { name: string; required: boolean; words: string };

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const parts = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const bounds = (low: unknown, high: unknown, what: string): string => {
  const known = (value: unknown) => typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (known(low) && known(high)) return ` of ${String(low)} to ${String(high)}${what}`;
  if (known(high)) return ` of at most ${String(high)}${what}`;
  return known(low) ? ` of at least ${String(low)}${what}` : "";
};

/** What a field takes, in a few words. */
export function wordsOf(schema: Schema): string {
  const choices = parts(schema.anyOf);
  if (choices.length > 0) return choices.map(wordsOf).join(" or ");
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `"${String(one)}"`).join(", ");
  if (schema.const !== undefined) return `"${String(schema.const)}"`;
  switch (schema.type) {
    case "string":
      if (schema.format === "date-time") return "instant (ISO 8601, UTC)";
      if (schema.format === "date") return "day (YYYY-MM-DD)";
      if (schema.format === "email") return "e-mail address";
      return `text${bounds(schema.minLength, schema.maxLength, " characters")}`;
    case "integer":
    case "number":
      return `whole number${bounds(schema.minimum, schema.maximum, "")}`;
    case "boolean":
      return "true or false";
    case "array":
      return `list${bounds(schema.minItems, schema.maxItems, " entries")}: ${isSchema(schema.items) ? wordsOf(schema.items) : "anything"}`;
    case "object":
      return schema.properties ? `object { ${Object.keys(schema.properties).join(", ")} }` : "object";
    case "null":
      return "null";
    default:
      return "anything";
  }
}

/** The fields of an object, with those of objects in it, by their paths. */
export function linesOf(schema: Schema, prefix = ""): FieldLine[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const path = `${prefix}${name}`;
    const inner = part.properties && !isMoney(part) ? linesOf(part, `${path}.`) : isSchema(part.items) && part.items.properties ? linesOf(part.items, `${path}[].`) : [];
    return [{ name: path, required: schema.required?.includes(name) ?? false, words: isMoney(part) ? "money { amount, currency, minor }" : wordsOf(part) }, ...inner];
  });
}

const isMoney = (schema: Schema): boolean => Object.keys(schema.properties ?? {}).toSorted().join() === "amount,currency,minor";
