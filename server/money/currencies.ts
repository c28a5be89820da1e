/** Currencies that the platform settles in, with the number of decimals of each (ISO 4217). */
export const currencyExponents = {
  USD: 2, EUR: 2, GBP: 2, CHF: 2, SEK: 2, NOK: 2, DKK: 2, PLN: 2, CAD: 2, AUD: 2, SGD: 2,
  JPY: 0, KRW: 0, CLP: 0,
  KWD: 3, BHD: 3, TND: 3,
} as const;

export type Currency = keyof typeof currencyExponents;

export const currencies = Object.keys(currencyExponents) as [Currency, ...Currency[]];

/** Whether a text is a currency we settle in. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(currencyExponents, code);
}

/** The currency of a stored row. Throws for a code that the product does not know: a programmer's error. */
export function currencyOf(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`Unknown currency ${code}.`);
  return code;
}
