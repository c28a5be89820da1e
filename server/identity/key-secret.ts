import { createHash, randomBytes } from "node:crypto";

/** A new key: 256 random bits behind a beginning that a search for leaked secrets can know. */
export const newKeySecret = (): string => `fsk_${randomBytes(32).toString("base64url")}`;

/** What is stored of a key. */
export const hashOfKey = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** What may be shown of a key. */
export const startOfKey = (secret: string): string => secret.slice(0, 10);
