// Proves: a company objects to a submission within its business days, by its calendar and zone as they were at the submission, with two-way contact before it, and to nothing later; an offer
// accepts the introduction and an objection keeps offers out, whichever comes first; what was found not to count introduced nobody. Would miss: contact that never took place.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { type CompanyUser, fresh, type Recruiter, type Someone } from "@/db/testing/world/people";
import { makeOffer } from "../applications/make-offer";
import { rejectApplication } from "../applications/review-application";
import { chooseWorkingDays } from "../identity/working-days";
import { changeCalendar, createCalendar } from "../policy/calendars";
import { hadStandingAt, introductionsAt } from "../sourcing";
import { acceptObjection } from "./accept-objection";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { appealDispute } from "./appeal-dispute";
import { decideDispute } from "./decide-dispute";
import { disputeDetail } from "./dispute-detail";
import { objectToSubmission } from "./object-to-submission";
import { submissionObjection } from "./objection-window";
import { settleDisputes } from "./settle-disputes-flow";

let world: World;
let company: CompanyUser;
let recruiter: Recruiter;
let owner: Someone;
beforeAll(async () => {
  world = await makeWorld(20);
  [company, recruiter, owner] = [await world.company({ timeZone: "Europe/Berlin" }), await world.recruiter(), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

type Contact = { happenedOn: string; direction: "in" | "out" | "both"; note: string; fileId?: string };
const daysAgo = async (days: number) => new Date((await world.now()).getTime() - days * 86_400_000).toISOString().slice(0, 10);
const contact = async (more: Partial<Contact> & { ago?: number } = {}): Promise<Contact> => {
  const { ago = 30, ...rest } = more;
  return { happenedOn: await daysAgo(ago), direction: "both", note: "We met them at our office.", ...rest };
};
const submit = async (at: CompanyUser = company) => (await world.submission({ company: at, recruiter })).applicationId;
const object = async (applicationId: string, of: { by?: CompanyUser; contacts?: Contact[] } = {}) =>
  objectToSubmission.call((of.by ?? company).ctx, { applicationId, statement: "They applied to us in spring.", contacts: of.contacts ?? [await contact()] });
const offer = (applicationId: string, by: CompanyUser = company) => makeOffer.call(by.ctx, { applicationId, baseSalaryMinor: "12000000", startDate: "2099-01-01" });
const untilOf = async (applicationId: string) => new Date((await world.db.execute<{ until: string }>(sql`select object_until as until from introductions where application_id = ${applicationId}`))[0]?.until ?? "");
/** Moves the clock to an instant, or beyond it by what the machine takes. */
const reach = async (at: Date) => world.passTime({ minutes: (at.getTime() - (await world.now()).getTime()) / 60_000 });

describe("the time to object", () => {
  it("ends with the last instant of the third business day where the company is, to the millisecond", async () => {
    const applicationId = await submit();
    const until = await untilOf(applicationId);
    expect(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", timeStyle: "medium" }).format(until)).toBe("00:00:00");
    const opens = async (at: Date) => {
      const rolledBack = new Error("Rolled back.");
      return world.database.ownerSql.begin(async (tx) => {
        await tx`insert into disputes (id, kind, candidate_id, application_id, opener_company_id, opened_by, other_recruiter_id, statement, opened_at, answer_due_at, default_outcome, default_appeal_due_at, time_zone, policy_version)
          select ${`dsp_${fresh()}`}, 'objection', candidate_id, id, company_id, ${company.userId}, recruiter_id, 'x', ${at.toISOString()}, ${at.toISOString()}::timestamptz + interval '5 days', 'overturned', ${at.toISOString()}::timestamptz + interval '9 days', 'UTC', 1 from applications where id = ${applicationId}`;
        throw rolledBack;
      }).catch((cause: unknown) => (cause === rolledBack ? "opens" : (cause as { constraint_name: string }).constraint_name));
    };
    expect(await opens(new Date(until.getTime() - 1))).toBe("opens");
    expect(await opens(until)).toBe("objection_in_time");
    expect(await opens(new Date((await world.now()).getTime() - 86_400_000))).toBe("objection_in_time");
  });

  it("refuses what comes later, with the day; silence has accepted", async () => {
    const [inTime, late] = [await submit(), await submit()];
    const until = await untilOf(late);
    await reach(new Date(until.getTime() - 60_000));
    expect((await object(inTime)).disputeId).toMatch(/^dsp_/);
    await reach(until);
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin", dateStyle: "short" }).format(new Date(until.getTime() - 1));
    await expect(object(late)).rejects.toMatchObject({ code: "objection_too_late", details: { until: day } });
    expect((await submissionObjection.call(company.ctx, { applicationId: late })).standing).toBe("too_late");
    expect((await offer(late)).offerId).toMatch(/^ofr_/);
  });

  it("is counted by the company's calendar, and a later change of calendar or zone moves nothing", async () => {
    const own = await world.company({ timeZone: "Asia/Tokyo" });
    const today = await world.now();
    const local = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo", dateStyle: "short" }).format(at);
    const next = (days: number) => local(new Date(today.getTime() + days * 86_400_000));
    const { calendarId } = await createCalendar.call(owner.ctx, { name: `Calendar ${fresh()}`, weekend: [], holidays: [{ day: next(1), name: "Yesterday's feast" }, { day: next(3), name: "The day after" }] });
    const before = await submit(own);
    await chooseWorkingDays.call(own.ctx, { timeZone: "Asia/Tokyo", calendarId });
    const after = await submit(own);
    // Every day works but the first and the third: the second, fourth and fifth are the three.
    expect(local(new Date((await untilOf(after)).getTime() - 1))).toBe(next(5));
    const [one, two] = [await untilOf(before), await untilOf(after)];
    await changeCalendar.call(owner.ctx, { calendarId, basedOnVersion: 1, weekend: [1, 2, 3], holidays: [], reason: "A new week" });
    await chooseWorkingDays.call(own.ctx, { timeZone: "America/New_York", calendarId: "cal_standard" });
    expect([await untilOf(before), await untilOf(after)]).toEqual([one, two]);
  });
});

describe("the proof", () => {
  it("is contact of both sides, within the days that count, up to the submission", async () => {
    const applicationId = await submit();
    const refused = async (contacts: Contact[]) => object(applicationId, { contacts }).then(() => "taken", (cause: { code: string; fieldErrors: { path: string }[] }) => [cause.code, ...cause.fieldErrors.map((one) => one.path)].join(" "));
    expect(await refused([await contact({ direction: "out" })])).toBe("contact_not_two_way");
    expect(await refused([await contact({ direction: "in" }), await contact({ direction: "in", ago: 3 })])).toBe("contact_not_two_way");
    expect(await refused([await contact(), await contact({ ago: 182 })])).toBe("invalid_input contacts.1.happenedOn");
    expect(await refused([await contact({ ago: -1 })])).toBe("invalid_input contacts.0.happenedOn");
    expect(await refused([])).toBe("invalid_input contacts");
    expect(await refused([await contact({ note: "" })])).toBe("invalid_input contacts.0.note");
    expect(await refused([await contact({ fileId: "fil_never" })])).toBe("file_missing");
    const span = (await submissionObjection.call(company.ctx, { applicationId })).window;
    expect(await refused([await contact({ happenedOn: span?.contactFrom ?? "", direction: "out" }), await contact({ happenedOn: span?.contactTo ?? "", direction: "in" })])).toBe("taken");
  });

  it("is read by the recruiter, with its files, and by nobody else", async () => {
    const applicationId = await submit();
    const { disputeId, answerDueAt } = await object(applicationId, { contacts: [await contact({ fileId: await sentFile(world, company.userId) })] });
    const seen = await disputeDetail.call(recruiter.ctx, { disputeId });
    expect(seen.evidence.find((piece) => piece.side === "opener")).toMatchObject({ note: "We met them at our office.", direction: "both", fileName: "reply.pdf" });
    expect((await submissionObjection.call(recruiter.ctx, { applicationId })).objection).toMatchObject({ id: disputeId, state: "open", side: "other", answerDueAt });
    const stranger = await world.recruiter();
    await expect(disputeDetail.call(stranger.ctx, { disputeId })).rejects.toMatchObject({ code: "not_found" });
    await expect(submissionObjection.call(stranger.ctx, { applicationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is asked for by the database too", async () => {
    const applicationId = await submit();
    const opened = world.database.ownerSql.begin(async (tx) => {
      await tx`insert into disputes (id, kind, candidate_id, application_id, opener_company_id, opened_by, other_recruiter_id, statement, opened_at, answer_due_at, default_outcome, default_appeal_due_at, time_zone, policy_version)
        select ${`dsp_${fresh()}`}, 'objection', candidate_id, id, company_id, ${company.userId}, recruiter_id, 'x', app.now(), app.now() + interval '5 days', 'overturned', app.now() + interval '9 days', 'UTC', 1 from applications where id = ${applicationId}`;
    });
    await expect(opened).rejects.toMatchObject({ constraint_name: "objection_proven" });
  });
});

describe("who objects, and to what", () => {
  it("is who hires at that company, and to a submission that is open", async () => {
    const applicationId = await submit();
    const [finance, other] = [await world.companyMember(company, "finance"), await world.company()];
    await expect(object(applicationId, { by: finance })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(object(applicationId, { by: other })).rejects.toMatchObject({ code: "not_found" });
    await rejectApplication.call(company.ctx, { applicationId, reason: "Not this time" });
    await expect(object(applicationId)).rejects.toMatchObject({ code: "nothing_to_object_to" });
    const offered = await submit();
    await offer(offered);
    await expect(object(offered)).rejects.toMatchObject({ code: "introduction_accepted" });
    expect((await submissionObjection.call(company.ctx, { applicationId: offered })).standing).toBe("offer_made");
  });

  it("objects once, however often it is clicked; what was taken back can be said again", async () => {
    const applicationId = await submit();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => object(applicationId)));
    const [made] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_disputed" });
    await expect(offer(applicationId)).rejects.toMatchObject({ code: "objection_open" });
    await withdrawDispute.call(company.ctx, { disputeId: made?.disputeId ?? "" });
    expect((await submissionObjection.call(company.ctx, { applicationId })).standing).toBe("open");
    expect((await object(applicationId)).disputeId).not.toBe(made?.disputeId);
  });

  it("has an offer or an objection, whichever comes first, and never both", async () => {
    for (let round = 0; round < 8; round++) {
      const applicationId = await submit();
      const results = await Promise.allSettled([object(applicationId), offer(applicationId), object(applicationId), offer(applicationId)]);
      expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of results) if (one.status === "rejected") expect(["already_disputed", "objection_open", "introduction_accepted", "offer_open"]).toContain((one.reason as { code: string }).code);
      const [both] = await world.db.execute<{ n: number }>(sql`select (select count(*) from offers where application_id = ${applicationId})::int + (select count(*) from disputes where application_id = ${applicationId})::int as n`);
      expect(both?.n).toBe(1);
    }
  });

  it("gets no offer past the command either", async () => {
    const applicationId = await submit();
    await object(applicationId);
    await expect(world.database.ownerSql`insert into offers (id, application_id, currency, base_salary_minor, signing_bonus_minor, target_bonus_minor, start_date, made_by, made_at) values ('ofr_past', ${applicationId}, 'USD', 1, 0, 0, '2099-01-01', ${company.userId}, app.now())`).rejects.toMatchObject({ constraint_name: "offer_unobjected" });
  });
});

describe("what comes of it", () => {
  const stateOf = async (applicationId: string) => (await world.db.execute<{ state: string; verdict: string | null }>(sql`select state, verdict from applications where id = ${applicationId}`))[0];
  const counted = async (applicationId: string) => {
    const [row] = await world.db.execute<{ candidate_id: string; company_id: string }>(sql`select candidate_id, company_id from applications where id = ${applicationId}`);
    const of = { candidateId: row?.candidate_id ?? "", companyIds: [row?.company_id ?? ""], at: await world.now() };
    return { introductions: (await introductionsAt(world.db, of)).length, standing: await hadStandingAt(world.db, { ...of, recruiterIds: [recruiter.recruiterId] }) };
  };

  it("ends the submission and the introduction when the recruiter accepts it, at once and for good", async () => {
    const applicationId = await submit();
    expect(await counted(applicationId)).toEqual({ introductions: 1, standing: true });
    const { disputeId } = await object(applicationId);
    await expect(acceptObjection.call(company.ctx, { disputeId })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(acceptObjection.call((await world.recruiter()).ctx, { disputeId })).rejects.toMatchObject({ code: "not_found" });
    await answerDispute.call(recruiter.ctx, { disputeId, answer: "They came to us by my mail." });
    await acceptObjection.call(recruiter.ctx, { disputeId });
    await expect(acceptObjection.call(recruiter.ctx, { disputeId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await stateOf(applicationId)).toMatchObject({ state: "withdrawn", verdict: "The company's objection was upheld." });
    expect(await counted(applicationId)).toEqual({ introductions: 0, standing: false });
    expect(await disputeDetail.call(company.ctx, { disputeId })).toMatchObject({ dispute: { state: "closed", outcome: "overturned" }, may: { appeal: false, withdraw: false }, decisions: [{ reason: "The recruiter accepted the objection." }] });
    const [log] = await world.db.execute<{ rule: string; policy_version: number; actor: string }>(sql`select rule, policy_version, actor from decision_audit_log where subject_id = ${disputeId}`);
    expect(log).toMatchObject({ rule: "disputes.objection.accepted", policy_version: 1, actor: `user:${recruiter.userId}` });
    await expect(appealDispute.call(recruiter.ctx, { disputeId, reason: "I thought again about it." })).rejects.toMatchObject({ code: "appeal_too_late" });
  });

  it("is accepted or taken back, once, whoever is first", async () => {
    for (let round = 0; round < 6; round++) {
      const { disputeId } = await object(await submit());
      const tries = await Promise.allSettled([acceptObjection.call(recruiter.ctx, { disputeId }), withdrawDispute.call(company.ctx, { disputeId }), acceptObjection.call(recruiter.ctx, { disputeId }), withdrawDispute.call(company.ctx, { disputeId })]);
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of tries) if (one.status === "rejected") expect(["changed_meanwhile", "nothing_to_withdraw"]).toContain((one.reason as { code: string }).code);
    }
  });

  it("is the company's by silence of the recruiter, whoever sweeps and however often", async () => {
    const applicationId = await submit();
    const { disputeId, answerDueAt } = await object(applicationId);
    await reach(new Date(answerDueAt));
    await expect(answerDispute.call(recruiter.ctx, { disputeId, answer: "They came to us by my mail." })).rejects.toMatchObject({ code: "answer_too_late" });
    await expect(acceptObjection.call(recruiter.ctx, { disputeId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    for (let run = 0; run < 2; run++) await settleDisputes.call(world.system, {});
    expect((await submissionObjection.call(company.ctx, { applicationId })).objection).toMatchObject({ state: "decided", outcome: "overturned" });
    await world.passTime({ days: 15 });
    for (let run = 0; run < 2; run++) await settleDisputes.call(world.system, {});
    expect(await stateOf(applicationId)).toMatchObject({ state: "withdrawn" });
    expect((await counted(applicationId)).introductions).toBe(0);
  });

  it("goes on as a submission when the platform turns it down", async () => {
    const applicationId = await submit();
    const { disputeId } = await object(applicationId);
    await answerDispute.call(recruiter.ctx, { disputeId, answer: "They came to us by my mail." });
    await decideDispute.call(owner.ctx, { disputeId, outcome: "upheld", reason: "The contact was of another person." });
    await expect(offer(applicationId)).rejects.toMatchObject({ code: "objection_open" });
    await world.passTime({ days: 15 });
    await settleDisputes.call(world.system, {});
    expect((await counted(applicationId)).introductions).toBe(1);
    expect((await offer(applicationId)).offerId).toMatch(/^ofr_/);
  });
});
