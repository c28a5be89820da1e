// Proves: a key's hash is the same whenever it is made, and cannot be had without the secret. Would miss: a secret that leaked.
import { describe, expect, it } from "vitest";
import { keyedHash } from "./keyed-hash";

describe("a keyed hash", () => {
  it("is the same for the same key and secret, and tells kinds and secrets apart", () => {
    const one = { version: 1, secret: "a secret of at least 24 letters" };
    const hash = keyedHash({ kind: "email", value: "maya@example.com" }, one);
    expect(keyedHash({ kind: "email", value: "maya@example.com" }, one)).toBe(hash);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(keyedHash({ kind: "linkedin", value: "maya@example.com" }, one)).not.toBe(hash);
    expect(keyedHash({ kind: "email", value: "maya@example.com" }, { version: 2, secret: "another secret of 24 letters" })).not.toBe(hash);
  });
});
