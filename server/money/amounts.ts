import { z } from "zod";
import { type Currency, currencies, currencyExponents, currencyOf } from "./currencies";

/** Minor units with their currency. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

/** Money on the wire: a decimal text, its currency, and the exact minor units. */
export const wireMoney = z.strictObject({ amount: z.string(), currency: z.enum(currencies), minor: z.string() });
export type WireMoney = z.output<typeof wireMoney>;

/** A decimal text with exactly the currency's decimals, for example `120000.00`. */
export function decimalText({ minor, currency }: Money): string {
  const exponent = currencyExponents[currency];
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0n ? "-" : ""}${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ""}`;
}

/** Puts a stored amount on the wire. In: minor units and the row's currency code. */
export function toWire(minor: bigint, currency: string): WireMoney {
  const known = currencyOf(currency);
  return { amount: decimalText({ minor, currency: known }), currency: known, minor: minor.toString() };
}

/**
 * An amount of pay, fee or bonus as a client sends it: whole minor units in digits.
 * Out: a bigint between `from` and 10^13. The error names the bound.
 */
export const minorUnits = (from: 0n | 1n = 1n) =>
  z
    .string()
    .min(1, "Enter an amount.")
    .max(16, "Enter at most 100,000,000,000.00.")
    .regex(/^\d+$/, "Enter an amount with no more decimals than the currency has.")
    .transform((text) => BigInt(text))
    .refine((minor) => minor >= from, from === 1n ? "Enter an amount above zero." : "Enter zero or more.")
    .refine((minor) => minor <= 10_000_000_000_000n, "Enter at most 100,000,000,000.00.");
