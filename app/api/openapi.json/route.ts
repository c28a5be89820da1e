import { openApi } from "@/server/access";
import { env } from "@/server/env";
import { restRoutes } from "@/server/rest-routes";

/** Describes the REST interface. It tells nothing of anybody, and so needs no key. */
export function GET(): Response {
  return Response.json(openApi(restRoutes, new URL(env().APP_URL).origin), { headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
}
