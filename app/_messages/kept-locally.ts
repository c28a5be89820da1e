import { z } from "zod";

/** Reads what this browser keeps under a name; null when there is nothing, it is not what we wrote, or the browser keeps nothing at all. */
export function keptLocally<T>(name: string, schema: z.ZodType<T>): T | null {
  try {
    const text = window.localStorage.getItem(name);
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch (cause) {
    console.warn("What was kept in this browser can't be read", cause);
    return null;
  }
}

/** Keeps something in this browser; null forgets it. A browser that is full or keeps nothing loses no more than the copy: the server has its own. */
export function keepLocally(name: string, value: unknown): void {
  try {
    if (value === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, JSON.stringify(value));
  } catch (cause) {
    console.warn("This browser keeps nothing", cause);
  }
}
