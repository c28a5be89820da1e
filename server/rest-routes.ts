import type { RestRoute } from "./kernel/rest";
import { sourcingRoutes } from "./sourcing/routes";

/** Every address of the REST interface, below `/api/v2`: one line per domain. */
export const restRoutes: readonly RestRoute[] = [...sourcingRoutes];
