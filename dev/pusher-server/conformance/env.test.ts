// Proves: the suite runs against the hosted service exactly when all that its app needs is given, and against our own server otherwise. Would miss: keys that the service does not know.
import { afterEach, expect, it, vi } from "vitest";
import { hostedApp } from "./env";

const given = { PUSHER_CONFORMANCE_APP_ID: "1", PUSHER_CONFORMANCE_KEY: "key", PUSHER_CONFORMANCE_SECRET: "secret", PUSHER_CONFORMANCE_CLUSTER: "eu" };
const set = (variables: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};
afterEach(() => void vi.unstubAllEnvs());

it("is the app whose id, key, secret and cluster are given", () => {
  set(given);
  expect(hostedApp()).toEqual({ appId: "1", key: "key", secret: "secret", cluster: "eu" });
});

it.each(Object.keys(given))("is none without %s, or with nothing in it", (name) => {
  for (const value of [undefined, ""]) {
    set({ ...given, [name]: value });
    expect(hostedApp()).toBeNull();
  }
});
