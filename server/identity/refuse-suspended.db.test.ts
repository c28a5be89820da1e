// Proves: whoever is suspended gets no session, by password or mailed link, and reads until when and why with the one page on which they can appeal; a wrong password tells nothing of it; their running
// sessions end at once, and when the suspension is over, by time or lifted, they sign in again. Would miss: what the form makes of the answer (the journey).
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Providers, startProviders } from "@/db/testing/providers";
import { type Browser, signInAgain, signUp } from "@/db/testing/signed-in";
import { makeWorld, type World } from "@/db/testing/world";
import { liftAction } from "../moderation/lift-action";
import { decisionDetail } from "../moderation/decision-detail";
import { approveSuspension, suspendPerson } from "../moderation/suspend-person";
import { actorFrom } from "../request-context";
import { auth } from "./auth";

const reason = "Insults in three messages, after a warning.";
let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  // In a demo the sign-in library limits nobody.
  vi.stubEnv("DEMO_MODE", "1");
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

let reports = 0;
/** Suspends somebody of whom there is nothing but an account; `days` null = without an end. */
async function suspended({ userId }: Browser, days: number | null): Promise<string> {
  const [reportId, reporter] = [`rpt_${(reports += 1)}`, await world.person()];
  await world.database.ownerSql`insert into moderation_reports (id, reporter_id, reported_id, side, about, subject, reason, reported_at) values (${reportId}, ${reporter.userId}, ${userId}, 'candidate', 'profile', 'profile:x', 'scam', app.now())`;
  const { actionId } = await suspendPerson.call((await world.person({ platformRole: "owner" })).ctx, { reportId, days, reason });
  if (days === null) await approveSuspension.call((await world.person({ platformRole: "support" })).ctx, { actionId });
  return actionId;
}
const ask = (route: string, init: RequestInit) => auth().handler(new Request(`http://localhost:3000/api/auth/${route}`, { ...init, headers: { "content-type": "application/json", origin: "http://localhost:3000" } }));
const signIn = (email: string, password: string) => ask("sign-in/email", { method: "POST", body: JSON.stringify({ email, password }) });
const told = z.object({ code: z.string(), message: z.string(), reason: z.string(), appeal: z.string().nullable() });
const sessionsOf = (userId: string) => world.database.ownerSql`select 1 from sessions where user_id = ${userId}`;
const PASSWORD = "only for tests, 1234";

describe("a suspended person", () => {
  it("is signed out at once, and signs in again once it is lifted", async () => {
    const browser = await signUp();
    expect((await actorFrom(new Headers(browser.headers))).kind).toBe("user");
    const actionId = await suspended(browser, null);
    expect((await actorFrom(new Headers(browser.headers))).kind).toBe("anonymous");
    const answer = await signIn(browser.email, PASSWORD);
    expect(answer.status).toBe(403);
    const body = told.parse(await answer.json());
    expect(body).toMatchObject({ code: "SUSPENDED", message: "Your account is suspended.", reason });
    const link = new URL(body.appeal ?? "", "http://localhost:3000");
    expect((await decisionDetail.call(world.anonymous, { actionId: link.pathname.split("/").at(-1) ?? "", key: link.searchParams.get("key") ?? "" })).decision).toMatchObject({ actionId, mayAppeal: true });
    expect(await sessionsOf(browser.userId)).toHaveLength(0);
    await liftAction.call((await world.person({ platformRole: "finance" })).ctx, { actionId, reason: "They have proven who they are." });
    await expect(signInAgain(browser)).resolves.toMatchObject({ userId: browser.userId });
  });
  it("reads until when it is, and signs in again when that has passed", async () => {
    const browser = await signUp();
    await suspended(browser, 3);
    const answer = told.parse(await (await signIn(browser.email, PASSWORD)).json());
    expect(answer.message).toMatch(/^Your account is suspended until \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/);
    await world.passTime({ days: 3, minutes: 1 });
    await expect(signInAgain(browser)).resolves.toMatchObject({ userId: browser.userId });
  });
  it("with a wrong password is told what everybody is told", async () => {
    const [browser, other] = [await signUp(), await signUp()];
    await suspended(browser, 3);
    const [one, two] = [await signIn(browser.email, "wrong, wrong, wrong"), await signIn(other.email, "wrong, wrong, wrong")];
    expect([one.status, await one.text()]).toEqual([two.status, await two.text()]);
  });
  it("by a mailed link is led to the decision, and is not signed in", async () => {
    const browser = await signUp();
    const actionId = await suspended(browser, 3);
    expect((await ask("sign-in/magic-link", { method: "POST", body: JSON.stringify({ email: browser.email, callbackURL: "/portal" }) })).status).toBe(200);
    const [mail] = await providers.mailsTo(browser.email);
    const href = /http:\/\/localhost:3000\/api\/auth\/(magic-link\/verify\?[^\s"]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const answer = await ask(href.replaceAll("&amp;", "&"), { method: "GET" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, expect.stringMatching(new RegExp(`^/decisions/${actionId}\\?key=`))]);
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes("session_token"))).toEqual([]);
    expect(await sessionsOf(browser.userId)).toHaveLength(0);
  });
});
