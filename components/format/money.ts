import { currencyExponents, isCurrency } from "@/server/money/currencies";

/** Money as it travels: `minor` is exact and is what we format; `amount` is the same as a decimal text for programs. */
export type WireMoney = { readonly amount: string; readonly currency: string; readonly minor: string };

/** What the formatter takes: money from the wire, or minor units from code. */
export type MoneyLike = Pick<WireMoney, "currency" | "minor"> | { readonly currency: string; readonly minor: bigint };

export type MoneyOptions = {
  locale?: string;
  /** `code` writes `4,500.00 USD`, `symbol` writes `$4,500.00`, `none` leaves the currency to the column's head. */
  currency?: "code" | "symbol" | "none";
  /** `always` also writes a plus: for movements, where the direction is the news. */
  sign?: "auto" | "always";
  /** `hide-zero` drops a fraction that is all zeros: for round sums in running text, never in a column. */
  fraction?: "always" | "hide-zero";
};

export const defaultLocale = "en-US";

/** Most that an amount of pay, fee or bonus may be, in minor units: what the server takes. */
const mostMinor = 10_000_000_000_000n;

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { numberingSystem: "latn", ...options });
  formats.set(key, made);
  return made;
}

/** Decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD. A code that the platform does not settle in counts as 2. */
export function exponentOf(currency: string): number {
  return isCurrency(currency) ? currencyExponents[currency] : 2;
}

/** The locale's decimal separator. */
export function decimalSeparator(locale: string = defaultLocale): string {
  return numberFormat(locale, {}).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
}

/** A whole number with the locale's grouping, exact at any size. */
export function formatWhole(value: bigint | number, locale: string = defaultLocale): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

function digitsOf(minor: bigint, exponent: number, options: MoneyOptions): string {
  const scale = 10n ** BigInt(exponent);
  const whole = formatWhole(minor / scale, options.locale);
  const fraction = minor % scale;
  if (exponent === 0 || (options.fraction === "hide-zero" && fraction === 0n)) return whole;
  return `${whole}${decimalSeparator(options.locale)}${fraction.toString().padStart(exponent, "0")}`;
}

/**
 * Writes money to the last minor unit. No number is ever a float on the way: Intl only groups the whole units and places
 * the symbol. Negative amounts carry a true minus sign in front.
 */
export function formatMoney(money: MoneyLike, options: MoneyOptions = {}): string {
  const minor = BigInt(money.minor);
  const size = minor < 0n ? -minor : minor;
  const digits = digitsOf(size, exponentOf(money.currency), options);
  const sign = minor < 0n ? "−" : options.sign === "always" && minor > 0n ? "+" : "";
  if (options.currency === "none") return `${sign}${digits}`;
  if (options.currency === "symbol") {
    const parts = numberFormat(options.locale ?? defaultLocale, {
      style: "currency",
      currency: money.currency,
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: 0,
    }).formatToParts(0);
    return sign + parts.map((part) => (part.type === "integer" ? digits : part.value)).join("");
  }
  return `${sign}${digits}\u00a0${money.currency}`;
}

/** Money for code that must not guess a sign: zero, below or above. */
export function signOfMoney(money: MoneyLike): -1 | 0 | 1 {
  const minor = BigInt(money.minor);
  return minor === 0n ? 0 : minor < 0n ? -1 : 1;
}

/** Share of a whole in hundredths of a percent, for the width of a picture and never for money. Zero of zero is zero. */
export function shareOf(part: MoneyLike, whole: MoneyLike): number {
  const total = BigInt(whole.minor);
  return total === 0n ? 0 : Number((BigInt(part.minor) * 10_000n) / total) / 100;
}

/** The sum of amounts of one currency. Throws when currencies differ: such a sum has no meaning. */
export function sumMoney(amounts: readonly MoneyLike[], currency: string): { currency: string; minor: bigint } {
  let minor = 0n;
  for (const money of amounts) {
    if (money.currency !== currency) throw new RangeError(`Cannot add ${money.currency} to ${currency}.`);
    minor += BigInt(money.minor);
  }
  return { currency, minor };
}

export type ParsedMoney = { ok: true; minor: string } | { ok: false; message: string };

/**
 * Reads what a person typed ("120,000.00", "120 000", "1'234.5") into minor units, exactly.
 * Out: the minor units as text, or a sentence for the person. Refuses more decimals than the currency has; never rounds.
 */
export function parseMoney(text: string, currency: string, locale: string = defaultLocale): ParsedMoney {
  const exponent = exponentOf(currency);
  const separator = decimalSeparator(locale);
  const group = separator === "," ? "." : ",";
  const bare = text
    .trim()
    .replace(new RegExp(`^${currency}|${currency}$`, "i"), "")
    .replace(/^[$€£¥]|[$€£¥]$/g, "")
    .replace(/[\s'’]/g, "");
  if (bare === "") return { ok: false, message: "Enter an amount." };
  const [integer = ""] = bare.split(separator);
  // "120,50" is 120.50 to one half of the world and 12,050 to nobody: only groups of three at the end are groups.
  if (integer.includes(group) && !new RegExp(`^\\d{1,3}(\\${group}\\d{2,3})*\\${group}\\d{3}$`).test(integer)) {
    return { ok: false, message: `Write ${bare.replaceAll(group, separator)} if you mean that.` };
  }
  const match = new RegExp(`^(\\d*)(?:\\${separator}(\\d*))?$`).exec(bare.replaceAll(group, ""));
  const whole = match?.[1] ?? "";
  const fraction = match?.[2] ?? "";
  if (!match || whole + fraction === "") return { ok: false, message: `Enter an amount in ${currency}, for example ${example(exponent, separator)}.` };
  if (fraction.length > exponent) {
    const rule = exponent === 0 ? "has no decimals" : `has ${exponent} decimals`;
    return { ok: false, message: `${currency} ${rule}; you entered ${fraction.length}.` };
  }
  const minor = `${whole}${fraction.padEnd(exponent, "0")}`.replace(/^0+(?=\d)/, "");
  return minor.length > 16 ? { ok: false, message: `Enter at most ${formatMoney({ currency, minor: mostMinor }, { locale })}.` } : { ok: true, minor };
}

function example(exponent: number, separator: string): string {
  const group = separator === "," ? "." : ",";
  return `120${group}000${exponent > 0 ? separator + "0".repeat(exponent) : ""}`;
}
