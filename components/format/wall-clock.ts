/** Milliseconds on the reader's clock. Only for noticing how long a tab stood still, and which of two drafts was typed later, and what this browser has kept for too long: what the product says of time comes from the server with its data. */
export const wallClockMs = (): number => Date.now();
