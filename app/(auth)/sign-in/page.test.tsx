// Proves that the buttons of the demo's people, their password and the inbox are there in a demo alone, and that a sign-in leads nowhere outside.
// It would miss a demo started by mistake beside real data; the database's own kind answers for that.
import { beforeEach, expect, it, vi } from "vitest";

const needed = { DATABASE_URL: "postgres://nowhere", AUTH_SECRET: "x".repeat(24), STRIPE_SECRET_KEY: "sk_test_x", STRIPE_WEBHOOK_SECRET: "whsec_xx", PUSHER_APP_ID: "x", PUSHER_KEY: "x", PUSHER_SECRET: "x", SMTP_URL: "smtp://nowhere", DEMO_PASSWORD: "open sesame", INBOX_URL: "http://127.0.0.1:1" };

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(needed)) vi.stubEnv(name, value);
});

/** What the page gives to its form. */
async function given(next?: string): Promise<{ next: string; people: unknown[]; password: string; inboxUrl: string | null }> {
  const { default: SignInPage } = await import("./page");
  return (await SignInPage({ searchParams: Promise.resolve(next === undefined ? {} : { next }) })).props;
}

it("offers the demo's people in a demo", async () => {
  vi.stubEnv("DEMO_MODE", "1");
  const { people, password, inboxUrl } = await given();
  expect(people.length).toBeGreaterThan(4);
  expect({ password, inboxUrl }).toEqual({ password: "open sesame", inboxUrl: "http://127.0.0.1:1" });
});

it.each(["0", ""])("offers nobody and tells no password where DEMO_MODE is '%s'", async (mode) => {
  vi.stubEnv("DEMO_MODE", mode === "" ? undefined : mode);
  expect(await given()).toMatchObject({ people: [], password: "", inboxUrl: null });
});

it.each([["/company/roles?state=open", "/company/roles?state=open"], ["//evil.example.com", "/welcome"], ["https://evil.example.com", "/welcome"], ["/\\evil.example.com", "/welcome"], ["/\t/evil.example.com", "/welcome"], ["/\n\\evil.example.com", "/welcome"], [undefined, "/welcome"]])("after sign-in, %s leads to %s", async (next, leads) => {
  expect((await given(next)).next).toBe(leads);
});
