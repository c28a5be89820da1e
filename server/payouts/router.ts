import { mutation, reading, router } from "../kernel/trpc";
import { myMoney, placementMoneyRows } from "./my-money";
import { myPayee } from "./payee-account";
import { holdDetail, holdList, payoutSplitDetail, payoutSplitList, scheduleDetail, scheduleList } from "./payout-lists";
import { payoutOperations } from "./payout-operations";
import { retryProviderEvent } from "./retry-provider-event";
import { transferDetail, transferList } from "./transfer-list";
import { checkPayoutSetUp, setUpPayouts } from "./set-up-payouts-flow";

export const payoutsRouter = router({
  myMoney: reading(myMoney),
  placementMoney: reading(placementMoneyRows),
  splits: reading(payoutSplitList),
  split: reading(payoutSplitDetail),
  holds: reading(holdList),
  hold: reading(holdDetail),
  schedules: reading(scheduleList),
  schedule: reading(scheduleDetail),
  transfers: reading(transferList),
  transfer: reading(transferDetail),
  myPayee: reading(myPayee),
  setUp: mutation(setUpPayouts),
  checkSetUp: mutation(checkPayoutSetUp),
  operations: reading(payoutOperations),
  retryEvent: mutation(retryProviderEvent),
});
