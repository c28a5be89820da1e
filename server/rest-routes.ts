import { applicationRoutes } from "./applications/routes";
import { auditRoutes } from "./audit/routes";
import { billingRoutes } from "./billing/routes";
import { connectionRoutes } from "./connections/routes";
import { disputeRoutes } from "./disputes/routes";
import { eventRoutes } from "./events/routes";
import { fileRoutes } from "./files/routes";
import { importRoutes } from "./imports/routes";
import { jobRoutes } from "./jobs/routes";
import type { RestRoute } from "./kernel/rest";
import { messageRoutes } from "./messages/routes";
import { moderationRoutes } from "./moderation/routes";
import { payoutRoutes } from "./payouts/routes";
import { placementRoutes } from "./placements/routes";
import { policyRoutes } from "./policy/routes";
import { sourcingRoutes } from "./sourcing/routes";

/** Every address of the REST interface, below `/api/v2`: one line per domain. */
export const restRoutes: readonly RestRoute[] = [
  ...sourcingRoutes,
  ...importRoutes,
  ...fileRoutes,
  ...jobRoutes,
  ...applicationRoutes,
  ...placementRoutes,
  ...billingRoutes,
  ...payoutRoutes,
  ...disputeRoutes,
  ...connectionRoutes,
  ...messageRoutes,
  ...moderationRoutes,
  ...policyRoutes,
  ...eventRoutes,
  ...auditRoutes,
];
