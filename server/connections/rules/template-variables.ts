/** What a template can leave to be filled in, written in two braces: `{{first_name}}`. `first_name` is the other's, `role` and `company` are what the request or the conversation is about. */
export const templateVariables = ["first_name", "my_name", "my_firm", "role", "company"] as const;
export type TemplateVariable = (typeof templateVariables)[number];
/** What is filled in, of what the writer may see. Null, absent or blank = not known. */
export type TemplateValues = Partial<Record<TemplateVariable, string | null>>;

const tokens = /\{\{([^{}]*)\}\}/g;
/** `{{First Name}}` and `{{ first_name }}` are the same. */
const nameOf = (inside: string): string => inside.trim().toLowerCase().replace(/[\s_-]+/g, "_");
const isKnown = (name: string): name is TemplateVariable => templateVariables.some((one) => one === name);
const valueOf = (values: TemplateValues, name: TemplateVariable): string => values[name]?.trim() ?? "";

/** A variable as it is written in a text. */
export const written = (name: TemplateVariable): string => `{{${name}}}`;

/** The variables that stand in a text, in their order, each once. What else is in braces is an ordinary text. */
export function variablesIn(text: string): TemplateVariable[] {
  const names = Array.from(text.matchAll(tokens), ([, inside = ""]) => nameOf(inside));
  return [...new Set(names)].filter(isKnown);
}

/** Where the first variable of a text stands, from its first to behind its last letter; null = there is none. */
export function firstVariableAt(text: string): { from: number; to: number } | null {
  for (const found of text.matchAll(tokens)) if (isKnown(nameOf(found[1] ?? ""))) return { from: found.index, to: found.index + found[0].length };
  return null;
}

/** A text with its variables filled in, in one go: what is filled in is not read again. Those without a value stay, for who writes to see. */
export const filledTemplate = (text: string, values: TemplateValues): string =>
  text.replace(tokens, (whole, inside: string) => {
    const name = nameOf(inside);
    return isKnown(name) ? valueOf(values, name) || whole : whole;
  });

/** What to do about a text in which variables were not filled in; null = none is open. */
export function openVariables(text: string): string | null {
  const open = variablesIn(text);
  return open.length === 0 ? null : `Fill in ${open.map(written).join(", ")}, or take it out.`;
}

/** What is wrong with the variables of a template that somebody wants to keep, and which there are; null = nothing. */
export function templateFault(text: string): string | null {
  const unknown = Array.from(text.matchAll(tokens), ([whole, inside = ""]) => ({ whole, name: nameOf(inside) })).find(({ name }) => !isKnown(name));
  if (unknown) return `There is no ${cut(unknown.whole)}. You can use ${templateVariables.map(written).join(", ")}.`;
  const rest = text.replace(tokens, " ");
  const single = Array.from(rest.matchAll(/\{([^{}]*)\}/g), ([, inside = ""]) => nameOf(inside)).find(isKnown);
  if (single) return `Write ${written(single)}, with two braces on each side.`;
  return /\{\{|\}\}/.test(rest) ? `A variable needs two braces on each side, such as ${written("first_name")}.` : null;
}
const cut = (whole: string): string => (whole.length > 40 ? `${whole.slice(0, 39)}…` : whole);

/**
 * A text that was written to somebody as a template for others: what would be filled in stands as its variable again. Filled in with the same values it says the same. A value of one letter, or with a brace in it,
 * is left as it is.
 */
export function asTemplate(text: string, values: TemplateValues): string {
  const known = templateVariables.map((name) => ({ name, value: valueOf(values, name) })).filter(({ value }) => Array.from(value).length > 1 && !/[{}]/.test(value)).toSorted((a, b) => b.value.length - a.value.length);
  if (known.length === 0) return text;
  const words = known.map(({ value }) => value.replace(/[$()*+.?[\\\]^|/]/g, String.raw`\$&`)).join("|");
  return text.replace(new RegExp(String.raw`\{\{[^{}]*\}\}|(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, "gu"), (found) => {
    const variable = known.find(({ value }) => value === found);
    return variable ? written(variable.name) : found;
  });
}

const titles = /^(?:(?:dr|prof|mr|mrs|ms|mx|miss|herr|frau)\.?\s+)+(?=\S)/i;

/** How somebody is addressed whose whole name this is: the first word that is no title; null = the name is not known. Initials, as a masked profile has them, are no name. */
export function firstNameOf(name: string | null): string | null {
  const [first = ""] = (name ?? "").trim().replace(titles, "").split(/\s+/);
  return /^(?:\p{L}\.)+$|^$/u.test(first) ? null : first;
}
