import { mutation, reading, router } from "../kernel/trpc";
import { myMoney, placementMoneyRows } from "./my-money";
import { myPayee } from "./payee-account";
import { payoutOperations } from "./payout-operations";
import { retryProviderEvent } from "./retry-provider-event";
import { checkPayoutSetUp, setUpPayouts } from "./set-up-payouts-flow";

export const payoutsRouter = router({
  myMoney: reading(myMoney),
  placementMoney: reading(placementMoneyRows),
  myPayee: reading(myPayee),
  setUp: mutation(setUpPayouts),
  checkSetUp: mutation(checkPayoutSetUp),
  operations: reading(payoutOperations),
  retryEvent: mutation(retryProviderEvent),
});
