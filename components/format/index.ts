export {
  dayKey,
  daysBetween,
  defaultTimeZone,
  formatDate,
  formatDay,
  formatDays,
  formatDeadline,
  formatInstant,
  formatRelative,
  formatTime,
  type TimeContext,
} from "./dates";
export {
  decimalSeparator,
  defaultLocale,
  exponentOf,
  formatMoney,
  formatWhole,
  type MoneyLike,
  type MoneyOptions,
  type ParsedMoney,
  parseMoney,
  shareOf,
  signOfMoney,
  sumMoney,
  type WireMoney,
} from "./money";
export { formatBasisPoints, type ParsedBasisPoints, parseBasisPoints } from "./percent";
