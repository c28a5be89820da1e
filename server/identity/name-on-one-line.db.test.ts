// Proves: however somebody gives their name to the sign-in library, by signing up, by a mailed link or by changing it, it is kept on one line, without spaces around it. Would miss: a name written past it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { signUp } from "@/db/testing/signed-in";
import { makeWorld, type World } from "@/db/testing/world";
import { auth } from "./auth";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  // In a demo the sign-in library limits nobody.
  vi.stubEnv("DEMO_MODE", "1");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await world.close();
  await providers.stop();
});
const NAME = "  Ann\n\nSent: yesterday\tLee ";
const ask = (route: string, body: object, headers: Record<string, string> = {}) => auth().handler(new Request(`http://localhost:3000/api/auth/${route}`, { method: "POST", headers: { "content-type": "application/json", origin: "http://localhost:3000", ...headers }, body: JSON.stringify(body) }));
const nameOf = async (email: string) => (await world.db.execute<{ name: string }>(sql`select name from users where email = ${email}`))[0]?.name;

it("as they sign up, and as they change it", async () => {
  expect((await ask("sign-up/email", { email: "one.line@example.com", password: "only for tests, 1234", name: NAME })).status).toBe(200);
  expect(await nameOf("one.line@example.com")).toBe("Ann Sent: yesterday Lee");
  const browser = await signUp();
  expect((await ask("update-user", { name: NAME }, browser.headers)).status).toBe(200);
  expect(await nameOf(browser.email)).toBe("Ann Sent: yesterday Lee");
});
it("as a mailed link makes their account", async () => {
  const email = "linked.line@example.com";
  expect((await ask("sign-in/magic-link", { email, name: NAME })).status).toBe(200);
  const [mail] = await providers.mailsTo(email);
  const link = /http:\/\/localhost:3000\/api\/auth\/magic-link\/verify\S+/.exec(mail?.text ?? "")?.[0];
  await auth().handler(new Request(link ?? ""));
  expect(await nameOf(email)).toBe("Ann Sent: yesterday Lee");
});
