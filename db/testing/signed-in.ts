import { z } from "zod";
import { auth } from "@/server/identity/auth";
import { fresh } from "./world/people";

/** A browser's headers after it signed in, and whose they are. */
export type Browser = { userId: string; email: string; headers: Record<string, string> };

const PASSWORD = "only for tests, 1234";

/** Signs somebody new up as a browser would. Needs the environment of `startProviders`. */
export async function signUp(): Promise<Browser> {
  const email = `browser.${fresh()}@example.com`;
  return browserOf(email, await ask("sign-up/email", { email, password: PASSWORD, name: "Somebody" }));
}

/** Signs the same person in once more, in another browser. */
export async function signInAgain({ email }: Browser): Promise<Browser> {
  return browserOf(email, await ask("sign-in/email", { email, password: PASSWORD }));
}

/** Signs this browser out. */
export async function signOut(browser: Browser): Promise<void> {
  const answer = await ask("sign-out", {}, browser.headers);
  if (!answer.ok) throw new Error(`The sign-in library answered ${answer.status}.`);
}

function ask(route: string, body: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return auth().handler(new Request(`http://localhost:3000/api/auth/${route}`, { method: "POST", headers: { "content-type": "application/json", origin: "http://localhost:3000", ...headers }, body: JSON.stringify(body) }));
}

async function browserOf(email: string, answer: Response): Promise<Browser> {
  if (!answer.ok) throw new Error(`The sign-in library answered ${answer.status}: ${await answer.text()}`);
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await answer.json());
  return { userId: user.id, email, headers: { cookie: answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ") } };
}
