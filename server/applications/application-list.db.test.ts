// Proves: of what recruiters wrote of a person, a company reads with a submission the words of the recruiter who submitted, and never those of another who brought the person first. Would miss: a note in which the submitter repeats them.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { applicationDetail, applicationList, applicationPage } from "./application-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const wrote = { headline: "Head of grid planning at Volta", location: "Providence, RI" };

it("a company reads the words of the recruiter who submits", async () => {
  const { applicationId, company } = await world.submission({ heldAs: wrote });
  expect((await applicationList.call(company.ctx, { as: "company" })).applications).toMatchObject([{ id: applicationId, headline: wrote.headline }]);
  expect(await applicationDetail.call(company.ctx, { applicationId })).toMatchObject({ application: { headline: wrote.headline }, location: wrote.location });
});

it("and not those of the one who brought the person first", async () => {
  const { applicationId, company, recruiter, person } = await world.submission({ holder: await world.recruiter(), heldAs: wrote });
  for (const { ctx } of [company, recruiter, person]) {
    const seen = [await applicationPage.call(ctx, {}), await applicationDetail.call(ctx, { applicationId })];
    expect(JSON.stringify(seen)).toContain(applicationId);
    for (const words of Object.values(wrote)) expect(JSON.stringify(seen)).not.toContain(words);
  }
});
