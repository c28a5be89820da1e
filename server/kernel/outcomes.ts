/** What an outside call came to. What is not listed as a refusal is unknown, never a refusal. */
export type Outcome<T> = { kind: "accepted"; value: T } | { kind: "refused"; code: string; message: string } | { kind: "unknown"; why: string };
