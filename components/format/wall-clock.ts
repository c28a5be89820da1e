/** Milliseconds on the reader's clock. Only for noticing how long a tab stood still: what the product says of time comes from the server with its data. */
export const wallClockMs = (): number => Date.now();
