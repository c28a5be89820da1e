import { list, one, type RestRoute } from "../kernel/rest";
import { myMoney, placementMoneyRows } from "./my-money";
import { holdDetail, holdList, payoutSplitDetail, payoutSplitList, scheduleDetail, scheduleList } from "./payout-lists";
import { transferDetail, transferList } from "./transfer-list";

export const payoutRoutes: readonly RestRoute[] = [
  list("/payout-splits", payoutSplitList, "Shares of the fee, in cents, of placements that your firm shares in."),
  one("/payout-splits/{id}", payoutSplitDetail, "One share.", { ids: { id: "payoutSplitId" }, lift: "payoutSplit" }),
  list("/escrow-holds", holdList, "Guarantee holds: money that is kept back until its conditions are met."),
  one("/escrow-holds/{id}", holdDetail, "One guarantee hold.", { ids: { id: "holdId" }, lift: "hold" }),
  list("/payout-schedules", scheduleList, "Dated payments of shares."),
  one("/payout-schedules/{id}", scheduleDetail, "One dated payment.", { ids: { id: "scheduleId" }, lift: "schedule" }),
  list("/transfers", transferList, "Attempts to move money to your account."),
  one("/transfers/{id}", transferDetail, "One attempt.", { ids: { id: "transferId" }, lift: "transfer" }),
  one("/placements/{id}/money", placementMoneyRows, "Every amount of a placement with its date and what it waits for.", { ids: { id: "placementId" } }),
  one("/money", myMoney, "Where your money is: every amount that you have earned, by step."),
];
