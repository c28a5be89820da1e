import { decimalSeparator, defaultLocale } from "./money";

/** Basis points as a percentage: 1250 is `12.5%`. Built from the digits, without division. */
export function formatBasisPoints(basisPoints: number, locale: string = defaultLocale): string {
  const digits = Math.abs(basisPoints).toString().padStart(3, "0");
  const fraction = digits.slice(-2).replace(/0+$/, "");
  const sign = basisPoints < 0 ? "−" : "";
  return `${sign}${digits.slice(0, -2)}${fraction === "" ? "" : decimalSeparator(locale) + fraction}%`;
}

export type ParsedBasisPoints = { ok: true; basisPoints: number } | { ok: false; message: string };

/** Reads "12.5", "12,5 %" or "20%" into basis points. Refuses more than two decimals and more than `most`. */
export function parseBasisPoints(text: string, most = 10_000): ParsedBasisPoints {
  const bare = text.replace(/[\s%\u00a0\u202f]/g, "").replace(",", ".");
  if (bare === "") return { ok: false, message: "Enter a percentage." };
  const match = /^(\d{1,5})?(?:\.(\d*))?$/.exec(bare);
  const whole = match?.[1] ?? "";
  const fraction = match?.[2] ?? "";
  if (!match || whole + fraction === "") return { ok: false, message: "Enter a percentage, for example 12.5." };
  if (fraction.length > 2) return { ok: false, message: "A percentage has at most 2 decimals." };
  const basisPoints = Number(`${whole}${fraction.padEnd(2, "0")}`);
  return basisPoints > most ? { ok: false, message: `Enter at most ${formatBasisPoints(most)}.` } : { ok: true, basisPoints };
}
