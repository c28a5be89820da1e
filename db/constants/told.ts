/** What a browser is told on its user's channel: what happened, and the ids by which it reads anew what it may see. Never a name or a text of somebody. */
export type Told = Readonly<{ type: string } & Record<string, string | number>>;

/** Reads what came over the channel; null = it is not of that form. */
export function readTold(value: unknown): Told | null {
  if (typeof value !== "object" || value === null || !("type" in value) || typeof value.type !== "string") return null;
  const ids = Object.entries(value).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number");
  return { ...Object.fromEntries(ids), type: value.type };
}
