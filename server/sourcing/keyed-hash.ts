import { createHmac } from "node:crypto";

export type HashSecret = { version: number; secret: string };

/** The hash of a canonical key under one of the marketplace's secrets, as base64url: without the secret nobody can try addresses against it. */
export const keyedHash = (key: { kind: string; value: string }, { secret }: HashSecret): string => createHmac("sha256", secret).update(`${key.kind}:${key.value}`).digest("base64url");
