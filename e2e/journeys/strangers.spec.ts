// Proves that other sites, other firms and people who pretend get nothing from the running product: requests of a foreign origin, foreign ids,
// accounts that name themselves admin, an account made in someone else's name. It would miss holes in what no procedure serves.
import { expect, test } from "../support/api-test";
import { type HttpPerson, httpVisitor, openLink, refusalOf, signInByPassword, signUp } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";

const evil = { origin: "https://evil.example.com", "content-type": "application/json" };

test("a foreign site can neither sign anyone in or out, nor call a procedure, nor be where a mailed link leads", async ({ world }) => {
  const maya = await signInByPassword(world, "maya");
  const post = (path: string, body: unknown) => maya.go(path, { method: "POST", headers: evil, body: JSON.stringify(body) });
  expect((await post("/api/auth/sign-in/email", { email: "daniel@halden-roe.example.com", password: world.demoPassword })).status).toBe(403);
  expect((await post("/api/auth/sign-out", {})).status).toBe(403);
  expect((await post("/api/trpc/identity.signOutEverywhere", {})).status).toBe(403);
  expect((await maya.post("/api/auth/sign-in/magic-link", { email: "maya@northbound.example.com", callbackURL: "https://evil.example.com/" })).status).toBe(403);
  expect((await maya.go("/api/trpc/identity.signOutEverywhere", { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" })).status).toBe(415);
  expect((await maya.api.identity.me.query({})).me).not.toBeNull();
});

test("the session cookie is out of reach of scripts and of other sites' posts", async ({ world }) => {
  const answer = await httpVisitor(world).post("/api/auth/sign-in/email", { email: "maya@northbound.example.com", password: world.demoPassword });
  const session = answer.headers.getSetCookie().filter((line) => line.includes("session_token"));
  expect(session).toHaveLength(1);
  expect(session[0]).toMatch(/httponly/i);
  expect(session[0]).toMatch(/samesite=lax/i);
});

test("another's id answers exactly as one that never was", async ({ world }) => {
  const [admin, ingrid, sam] = [await signInByPassword(world, "ruth"), await signInByPassword(world, "ingrid"), await signInByPassword(world, "sam")];
  const maya = await signInByPassword(world, "maya");
  const mine = (await ingrid.api.placements.list.query({ as: "recruiter" })).placements.map((one) => one.id);
  const others = (await admin.api.placements.list.query({ as: "admin" })).placements.filter((one) => one.companyName !== "Juniper Health");
  const placement = others.find((one) => !mine.includes(one.id));
  // Journeys before this one may have given the three something in common: a candidate whom both recruiters know, a submission to Sam's company.
  const known = new Set((await ingrid.api.sourcing.candidates.query({})).candidates.map((one) => one.candidateId));
  const shared = new Set([...(await ingrid.api.applications.list.query({ as: "recruiter" })).applications, ...(await sam.api.applications.list.query({ as: "company" })).applications].map((one) => one.id));
  const theirs = {
    candidate: (await maya.api.sourcing.candidates.query({})).candidates.find((one) => !known.has(one.candidateId))?.candidateId ?? "",
    application: (await maya.api.applications.list.query({ as: "recruiter" })).applications.find((one) => !shared.has(one.id))?.id ?? "",
  };
  const ask: [string, (id: string) => Promise<unknown>, string][] = [
    ["placement", (placementId) => ingrid.api.placements.detail.query({ placementId }), placement?.id ?? ""],
    ["money", (placementId) => ingrid.api.payouts.placementMoney.query({ placementId }), placement?.id ?? ""],
    ["start", (placementId) => ingrid.api.placements.confirmStart.mutate({ placementId }), placement?.id ?? ""],
    ["invoice", (invoiceId) => sam.api.billing.detail.query({ invoiceId }), others.find((one) => one.invoiceId !== null)?.invoiceId ?? ""],
    ["application", (applicationId) => ingrid.api.applications.detail.query({ applicationId }), theirs.application],
    ["review", (applicationId) => sam.api.applications.startReview.mutate({ applicationId }), theirs.application],
    ["candidate", (candidateId) => ingrid.api.sourcing.candidate.query({ candidateId }), theirs.candidate],
    ["organization", (organizationId) => ingrid.api.identity.switchOrganization.mutate({ organizationId }), (await sam.api.identity.me.query({})).me?.organization?.id ?? ""],
  ];
  for (const [what, call, id] of ask) {
    expect(id, `there is a ${what} of others to ask for`).not.toBe("");
    expect(await refusalOf(call(id)), what).toEqual(await refusalOf(call(`${id.slice(0, 4)}00000000000000000000000000`)));
  }
});

test("nobody makes themselves admin, confirmed, or a member elsewhere", async ({ world }) => {
  const company = (await (await signInByPassword(world, "priya")).api.identity.me.query({})).me?.organization?.id;
  const grab = { platformRole: "owner", emailVerified: true, activeOrganizationId: company };
  const mallory = httpVisitor(world);
  await mallory.post("/api/auth/sign-up/email", { name: "Mallory Quick", email: "mallory@nowhere.example.com", password: "a long enough password", intent: "recruiter", ...grab });
  if (mallory.cookies() === "") await mallory.post("/api/auth/sign-up/email", { name: "Mallory Quick", email: "mallory@nowhere.example.com", password: "a long enough password", intent: "recruiter" });
  await mallory.post("/api/auth/update-user", grab);
  await mallory.post("/api/auth/update-session", grab);
  expect((await mallory.api.identity.me.query({})).me).toMatchObject({ platformRole: null, emailVerified: false, organization: null, areas: [] });
  expect(await refusalOf(mallory.api.ledger.balances.query({}))).toMatchObject({ code: "not_allowed" });
});

test("an account made in a candidate's name is worth nothing once they come by their own mail", async ({ world }) => {
  const impostor = await signUp(world, { name: "Imogen Hale", email: "imogen.hale@post.example.com", intent: "candidate" });
  expect(await refusalOf(impostor.api.candidates.link.mutate({}))).toMatchObject({ code: "email_not_verified" });
  const maya = await signInByPassword(world, "maya");
  const companyId = (await maya.api.sourcing.companies.query({})).companies[0]?.id ?? "";
  const { rtrId } = await maya.api.sourcing.requestRtr.mutate({ person: { fullName: "Imogen Hale", email: "imogen.hale@post.example.com" }, companyId });
  const owner = httpVisitor(world);
  await openLink(owner, linkIn(await mailTo(world, "imogen.hale@post.example.com", /asks to represent you/), "Read the request"));
  expect((await owner.api.sourcing.consent.query({ rtrId })).consent.state).toBe("requested");
  expect((await impostor.api.identity.me.query({})).me, "the impostor's session is over").toBeNull();
  const again = await httpVisitor(world).post("/api/auth/sign-in/email", { email: "imogen.hale@post.example.com", password: "a long enough password" });
  expect(again.status, "and so is their password").toBe(401);
});

test("a link to confirm an account helps nobody but the one who made it", async ({ world }) => {
  const impostor = await signUp(world, { name: "Tobias Renner", email: "tobias.renner@post.example.com", intent: "candidate" });
  await impostor.post("/api/auth/send-verification-email", { email: "tobias.renner@post.example.com", callbackURL: "/welcome" });
  const owner: HttpPerson = httpVisitor(world);
  expect(await openLink(owner, linkIn(await mailTo(world, "tobias.renner@post.example.com", /Confirm/), "Confirm"))).toContain("/sign-in");
  expect((await impostor.api.identity.me.query({})).me).toMatchObject({ emailVerified: false });
});
