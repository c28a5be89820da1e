import { z } from "zod";

/** Reads what this browser keeps under a name; null when there is nothing, it is not what we wrote, or the browser keeps nothing at all. */
export function keptLocally<T>(name: string, schema: z.ZodType<T>): T | null {
  try {
    return readKept(window.localStorage.getItem(name), schema);
  } catch (cause) {
    console.warn("What was kept in this browser can't be read", cause);
    return null;
  }
}

/** Reads something as this browser keeps it; null when it is nothing, or not what we wrote. */
export function readKept<T>(text: string | null, schema: z.ZodType<T>): T | null {
  try {
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch (cause) {
    console.warn("What was kept in this browser is not what was written", cause);
    return null;
  }
}

/** Under which names this browser keeps something, of those that begin so. */
export function namesKeptLocally(beginning: string): string[] {
  try {
    const { localStorage } = window;
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "").filter((name) => name.startsWith(beginning));
  } catch (cause) {
    console.warn("What was kept in this browser can't be listed", cause);
    return [];
  }
}

/** Keeps something in this browser; null forgets it. A browser that is full or keeps nothing loses no more than the copy: the server, or this tab, has its own. Out: whether it is kept. */
export function keepLocally(name: string, value: unknown): boolean {
  try {
    if (value === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, JSON.stringify(value));
    return value !== null;
  } catch (cause) {
    console.warn("This browser keeps nothing", cause);
    return false;
  }
}
