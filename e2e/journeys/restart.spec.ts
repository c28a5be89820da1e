// Proves that a world stopped and started on the same folder goes on: people stay signed in, data and mail are there, nothing is built again.
// It would miss a machine that lost power; the database's own recovery answers for that.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { httpVisitor, signInByPassword } from "../support/http-person";
import { mailTo } from "../support/inbox";
import { roleOf } from "../support/money";
import { type OwnWorld, startOwnWorld } from "../support/own-world";
import { root } from "../support/world-messages";

let world: OwnWorld | null = null;
test.afterAll(() => world?.stop());

/** What the last build left behind, and when. */
async function build(): Promise<object> {
  const stamp = path.join(root, ".next/fairsplit-build");
  return { stamp: await readFile(stamp, "utf8"), at: (await stat(stamp)).mtimeMs, id: await readFile(path.join(root, ".next/BUILD_ID"), "utf8") };
}

test("stopped and started again on the same data, everything goes on", async () => {
  const first = await startOwnWorld({ seed: "people" });
  world = first;
  const built = await build();
  const maya = await signInByPassword(first, "maya");
  const priya = await signInByPassword(first, "priya");
  const { jobId } = await priya.api.jobs.post.mutate(roleOf("Lead robotics engineer"));
  const { candidateId } = await maya.api.sourcing.addCandidate.mutate({ fullName: "Imogen Hale", email: "imogen.hale@gmail.com" });
  await maya.post("/api/auth/sign-in/magic-link", { email: "maya@northbound.example.com", callbackURL: "/portal" });
  const mail = await mailTo(first, "maya@northbound.example.com", /sign in|link/i);
  const clock = await maya.api.policy.clock.query({});
  await first.stop({ keepData: true });

  const second = await startOwnWorld({ seed: "people", dataDir: first.dataDir, port: Number(new URL(first.url).port) });
  world = second;
  expect(await build(), "the second start builds nothing").toEqual(built);
  const back = httpVisitor(second, maya.cookies());
  expect((await back.api.identity.me.query({})).me).toMatchObject({ email: "maya@northbound.example.com", areas: ["portal"] });
  expect((await back.api.sourcing.candidate.query({ candidateId })).candidate).toMatchObject({ fullName: "Imogen Hale" });
  expect((await httpVisitor(second, priya.cookies()).api.jobs.detail.query({ jobId })).job).toMatchObject({ title: "Lead robotics engineer" });
  expect((await mailTo(second, "maya@northbound.example.com", /sign in|link/i)).id).toBe(mail.id);
  expect((await back.api.policy.clock.query({})).offsetHours).toBe(clock.offsetHours);
  await expect.poll(async () => (await back.go("/api/health/ready")).status, { timeout: 30_000 }).toBe(200);
});
