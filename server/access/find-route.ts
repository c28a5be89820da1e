import type { RestRoute } from "../kernel/rest";

export type Found = { kind: "route"; route: RestRoute; ids: Record<string, string> } | { kind: "other_method"; allow: string } | { kind: "none" };

/** The route of an address below `/api/v2`, with what its braces stand for. */
export function findRoute(routes: readonly RestRoute[], method: string, path: string): Found {
  const asked = path.split("/").filter((part) => part !== "");
  const here = routes.flatMap((route) => {
    const ids = match(route.path, asked);
    return ids ? [{ route, ids }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found) return { kind: "route", ...found };
  return here.length > 0 ? { kind: "other_method", allow: [...new Set(here.map(({ route }) => route.method))].toSorted().join(", ") } : { kind: "none" };
}

function match(pattern: string, asked: readonly string[]): Record<string, string> | null {
  const parts = pattern.split("/").filter((part) => part !== "");
  if (parts.length !== asked.length) return null;
  const ids: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const given = asked[i] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) ids[name] = decoded(given);
    else if (part !== given) return null;
  }
  return ids;
}

/** What does not decode is an id that nobody has. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
