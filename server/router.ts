import { applicationsRouter } from "./applications/router";
import { auditRouter } from "./audit/router";
import { billingRouter } from "./billing/router";
import { candidatesRouter } from "./candidates/router";
import { connectionsRouter } from "./connections/router";
import { disputesRouter } from "./disputes/router";
import { eventsRouter } from "./events/router";
import { identityRouter } from "./identity/router";
import { importsRouter } from "./imports/router";
import { jobsRouter } from "./jobs/router";
import { createCallerFactory, router } from "./kernel/trpc";
import { ledgerRouter } from "./ledger/router";
import { messagesRouter } from "./messages/router";
import { erasureRouter } from "./erasure/router";
import { moderationRouter } from "./moderation/router";
import { notificationsRouter } from "./notifications/router";
import { payoutsRouter } from "./payouts/router";
import { placementsRouter } from "./placements/router";
import { policyRouter } from "./policy/router";
import { profilesRouter } from "./profiles/router";
import { proofRouter } from "./proof/router";
import { sourcingRouter } from "./sourcing/router";

/** The product's procedures: one line per domain. */
export const appRouter = router({
  events: eventsRouter,
  identity: identityRouter,
  policy: policyRouter,
  audit: auditRouter,
  ledger: ledgerRouter,
  candidates: candidatesRouter,
  sourcing: sourcingRouter,
  profiles: profilesRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  applications: applicationsRouter,
  placements: placementsRouter,
  billing: billingRouter,
  payouts: payoutsRouter,
  disputes: disputesRouter,
  proof: proofRouter,
  connections: connectionsRouter,
  messages: messagesRouter,
  moderation: moderationRouter,
  notifications: notificationsRouter,
  erasure: erasureRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
