import type { Route } from "../router";
import { accountLinkRoutes } from "./account-links";
import { accountRoutes } from "./accounts";
import { balanceRoutes, eventRoutes } from "./balances";
import { chargeRoutes } from "./charges";
import { customerRoutes } from "./customers";
import { invoiceItemRoutes } from "./invoice-items";
import { invoicePaymentRoutes } from "./invoice-payments";
import { invoiceRoutes } from "./invoices";
import { paymentIntentRoutes } from "./payment-intents";
import { paymentMethodRoutes } from "./payment-methods";
import { payoutRoutes } from "./payouts";
import { refundRoutes } from "./refunds";
import { topupRoutes } from "./topups";
import { transferReversalRoutes } from "./transfer-reversals";
import { transferRoutes } from "./transfers";
import { webhookEndpointRoutes } from "./webhook-endpoints";

/** Every address of the API that is simulated. */
export const apiRoutes: Route[] = [
  ...customerRoutes, ...accountRoutes, ...accountLinkRoutes, ...webhookEndpointRoutes, ...paymentMethodRoutes, ...paymentIntentRoutes, ...chargeRoutes, ...invoiceItemRoutes, ...invoiceRoutes, ...invoicePaymentRoutes,
  ...balanceRoutes, ...eventRoutes, ...transferRoutes, ...transferReversalRoutes, ...refundRoutes, ...payoutRoutes, ...topupRoutes,
];
