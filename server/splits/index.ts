export { agreeSplit, liveAgreement, lockSplit, type MoneySplit, moneySplitOf, recordMoneySplit, splitPolicy } from "./agreement";
export { splitErrors } from "./errors";
export { checkShares, type FeeSplit, type Party, type PartyShare, SplitError, splitFee, type SplitPolicy, type SplitRole, templateShares } from "./rules/split-fee";
export { type SplitPreview, splitPreview, waterfallOf } from "./waterfall";
