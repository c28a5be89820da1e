// Proves: a company is told a day before its time to object ends, and the recruiter when it has ended in silence; each once, however often it is asked; not when the company has objected,
// answered by an offer or turned the person down, and not of what is long over. Would miss: who is told in which words (notifications), late runs over a whole story (ownership-sweeps.db.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import { makeOffer } from "../applications/make-offer";
import { rejectApplication } from "../applications/review-application";
import { newsOf } from "../notifications/rules/news";
import { objectToSubmission } from "./object-to-submission";
import { tellObjectionWindows } from "./tell-objection-windows";

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.close());

const tell = () => tellObjectionWindows.call(world.system, {});
const told = () => world.db.execute<{ type: string; application_id: string; data: Record<string, string> }>(sql`select type, application_id, data from marketplace_events where type in ('disputes/objection.ending', 'disputes/introduction.accepted') order by occurred_at, type`);
const untilOf = async (applicationId: string) => Date.parse((await world.db.execute<{ until: string }>(sql`select object_until as until from introductions where application_id = ${applicationId}`))[0]?.until ?? "");
const reach = async (at: number) => world.passTime({ minutes: (at - (await world.now()).getTime()) / 60_000 });

it("tells the company a day before the end and the recruiter of the silence, once each, and of no other submission", async () => {
  const [company, recruiter] = [await world.company(), await world.recruiter()];
  const submit = async () => (await world.submission({ company, recruiter })).applicationId;
  const [silent, objected, offered, rejected] = [await submit(), await submit(), await submit(), await submit()];
  const until = await untilOf(silent);
  await reach(until - 25 * 3_600_000);
  expect(await tell()).toEqual({ told: 0 });
  await objectToSubmission.call(company.ctx, { applicationId: objected, statement: "They applied to us in spring.", contacts: [{ ...(await proof(world.db)), direction: "both", happenedOn: new Date((await world.now()).getTime() - 30 * 86_400_000).toISOString().slice(0, 10) }] });
  await makeOffer.call(company.ctx, { applicationId: offered, baseSalaryMinor: "12000000", startDate: "2099-01-01" });
  await rejectApplication.call(company.ctx, { applicationId: rejected, reason: "Somebody else fits better." });
  await reach(until - 23 * 3_600_000);
  expect([await tell(), await tell()]).toEqual([{ told: 1 }, { told: 0 }]);
  await reach(until + 60_000);
  expect(await Promise.all([tell(), tell()]).then((all) => all.reduce((sum, one) => sum + one.told, 0))).toBe(1);
  const news = await told();
  expect(news.map((one) => [one.type, one.application_id])).toEqual([["disputes/objection.ending", silent], ["disputes/introduction.accepted", silent]]);
  const facts = { candidateName: "Ada", jobTitle: "Analyst", companyName: "Atlas", recruiterName: "Theo", ids: { ...news[0]?.data, applicationId: silent } };
  expect(news.map((one) => newsOf(one.type, facts))).toMatchObject([
    [{ audience: "hiring", href: `/company/submissions/${silent}`, mail: true, body: expect.stringContaining(new Date(until - 1).toISOString().slice(0, 10)) }], [{ audience: "recruiter", href: `/portal/submissions/${silent}` }],
  ]);
  const late = await submit();
  await reach((await untilOf(late)) + 4 * 86_400_000);
  expect(await tell()).toEqual({ told: 0 });
});
