import type { z } from "zod";
import { type RawObject, readParams } from "./params";
import type { Call } from "./sandbox";

export type Method = "GET" | "POST" | "DELETE";
export type Route = { method: Method; parts: string[]; handle(call: Call, raw: RawObject, ids: string[]): object };
/** Ids of the address, in order. A route gets as many as its pattern names. */
export type Ids = [string, string];

/** Declares one address: its parameters, and what it does. */
export function route<S extends z.ZodType>(method: Method, pattern: string, schema: S, run: (call: Call, params: z.output<S>, ids: Ids) => object): Route {
  return {
    method,
    parts: pattern.split("/"),
    handle: (call, raw, [first = "", second = ""]) => run(call, readParams(schema, raw), [first, second]),
  };
}

/** Finds the route of an address, with the ids in it. */
export function matchRoute(routes: Route[], method: string, path: string): { route: Route; ids: string[] } | null {
  const parts = path.split("/");
  for (const route of routes) {
    if (route.method !== method || route.parts.length !== parts.length) continue;
    const ids: string[] = [];
    const fits = route.parts.every((part, at) => {
      const given = parts[at] ?? "";
      if (!part.startsWith(":")) return part === given;
      ids.push(decodeURIComponent(given));
      return given !== "";
    });
    if (fits) return { route, ids };
  }
  return null;
}
