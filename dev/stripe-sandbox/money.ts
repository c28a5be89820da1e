const noDecimals = new Set(["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"]);
const threeDecimals = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

/** Digits after the point. */
export const exponentOf = (currency: string): number => (noDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2);

/** Per mille of an amount, half up, in whole minor units. */
const perMille = (amount: number, rate: number): number => Math.floor((amount * rate + 500) / 1000);

/** The processing fee: cards 2.9 % and 30, bank debits 0.8 % up to 500 (ten times that where a unit has three decimals). Never more than the amount. */
export function processingFee(kind: "card" | "us_bank_account", amount: number, currency: string): number {
  const scale = exponentOf(currency) === 3 ? 10 : 1;
  const fee = kind === "card" ? perMille(amount, 29) + 30 * scale : Math.min(perMille(amount, 8), 500 * scale);
  return Math.min(fee, amount);
}

/** An amount as people read it. */
export function readable(amount: number, currency: string): string {
  const digits = exponentOf(currency);
  return new Intl.NumberFormat("en-US", { style: "currency", currency: currency.toUpperCase(), minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount / 10 ** digits);
}
