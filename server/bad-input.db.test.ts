// Proves: what people and second tabs send wrongly gets an answer they can act on, at the field it belongs to, and leaves nothing half-written:
// the rows of every table are counted before and after (issue of the first path, "what bad input gets"; and the same of the issues of ownership and of conversations).
// Would miss: bad input that a form catches before it is sent, and what only the running server sees (sizes of bodies, foreign origins).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import { jobForm, type Offered, type Submission, terms } from "@/db/testing/world/hiring";
import { type CompanyUser, fresh, type Recruiter, refreshed, type Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { type Answer, wire } from "@/db/testing/wire";
import { linkCandidate } from "./candidates/link-candidate";
import type { Ctx } from "./kernel/command";
import { blockRecruiter } from "./sourcing/block";

let world: World;
let recruiter: Recruiter;
let company: CompanyUser;
let review: Submission;
let open: Offered;
let tables: string[];

beforeAll(async () => {
  world = await makeWorld();
  recruiter = await world.recruiter();
  company = await world.company();
  review = await world.submission({ recruiter, company });
  open = await world.offered({ recruiter, company });
  tables = (await world.database.ownerSql<{ name: string }[]>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'app') order by 1`).map((row) => row.name);
});
afterAll(() => world.close());

/** How many rows each table has, and a fingerprint of what they say. */
async function rowsOfAll(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await world.database.ownerSql.unsafe<{ n: string }[]>(`select count(*) || ':' || coalesce(sum(hashtext(t::text)::bigint), 0) as n from ${table} t`);
    found[table] = row?.n ?? "";
  }
  return found;
}

/** Calls, expects a refusal that says what to do, and that nothing was written. */
async function refused(ctx: Ctx, name: string, input: unknown): Promise<NonNullable<Answer["refusal"]>> {
  const before = await rowsOfAll();
  const answer = await wire(ctx, name, input);
  expect(await rowsOfAll()).toEqual(before);
  expect(answer.ok, "it succeeded").toBe(false);
  if (!answer.refusal) throw new Error(`${name} failed on our side: ${answer.body}`);
  expect(answer.refusal.message.length).toBeGreaterThan(10);
  expect(answer.refusal.remedy.length).toBeGreaterThan(5);
  return answer.refusal;
}

/** Field → its message, of an input that cannot be used. */
async function fieldErrors(ctx: Ctx, name: string, input: unknown): Promise<Record<string, string>> {
  const { code, fieldErrors: errors } = await refused(ctx, name, input);
  expect(code).toBe("invalid_input");
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}

const offer = (more: Record<string, unknown>) => ({ applicationId: review.applicationId, baseSalaryMinor: "12000000", startDate: "2099-03-01", ...more });

describe("a salary", () => {
  it.each([
    ["of zero", "0", "above zero"],
    ["below zero", "-100", "no more decimals"],
    ["with three decimals", "120000.005", "no more decimals"],
    ["beyond 10^13", "10000000000001", "at most 100,000,000,000.00"],
    ["of seventeen digits", "12345678901234567", "at most"],
    ["in words", "a lot", "no more decimals"],
    ["as a number", 120_000, "string"],
    ["that is missing", undefined, "string"],
    ["in another script's digits", "１２３", "no more decimals"],
    ["in exponents", "1e9", "no more decimals"],
  ])("%s is refused at its field, in an offer and in a role", async (_, value, says) => {
    const inOffer = await fieldErrors(company.ctx, "applications.makeOffer", offer({ baseSalaryMinor: value }));
    expect(inOffer["baseSalaryMinor"]).toContain(says);
    const inRole = await fieldErrors(company.ctx, "jobs.post", { ...jobForm(), salaryMinMinor: value });
    expect(inRole["salaryMinMinor"]).toContain(says);
  });
  it("range whose end is below its start is refused at the end", async () => {
    expect(await fieldErrors(company.ctx, "jobs.post", { ...jobForm(), salaryMinMinor: "14000000", salaryMaxMinor: "10000000" })).toEqual({ salaryMaxMinor: "The upper end must not be below the lower end." });
  });
  it("whose fee could not be shared to the cent is refused when it is offered, not when the candidate accepts", async () => {
    const { code, message } = await refused(company.ctx, "applications.makeOffer", offer({ baseSalaryMinor: "5" }));
    expect([code, message]).toEqual(["split_impossible", "This fee cannot be shared among these parties: fee too small."]);
    const detail = await wire(recruiter.ctx, "applications.detail", { applicationId: review.applicationId });
    expect(detail.ok).toBe(true);
  });
  it("too small for any fee is refused at its field", async () => {
    expect(Object.keys(await fieldErrors(company.ctx, "applications.makeOffer", offer({ baseSalaryMinor: "1" })))).toEqual(["baseSalaryMinor"]);
  });
});

describe("a fee", () => {
  it.each([["above 50 %", 5_001], ["of zero", 0], ["below zero", -1], ["with half a basis point", 20.5], ["as text", "2000"], ["missing", null]])("%s is refused at its field", async (_, feeBasisPoints) => {
    const found = await fieldErrors(company.ctx, "jobs.post", { ...jobForm(), terms: { ...terms, feeBasisPoints } });
    expect(Object.keys(found)).toEqual(["terms.feeBasisPoints"]);
  });
  it("above what the marketplace allows is refused with the most that it may be", async () => {
    const admin = (await world.person({ platformRole: "owner" })).ctx;
    const published = await wire(admin, "policy.publish", { basedOnVersion: 1, settings: { fee: { maxBasisPoints: 2_500 } }, reason: "A lower cap" });
    expect(published.ok).toBe(true);
    const { code, field, message } = await refused(company.ctx, "jobs.post", { ...jobForm(), terms: { ...terms, feeBasisPoints: 3_000 } });
    expect([code, field]).toEqual(["fee_above_policy", "terms.feeBasisPoints"]);
    expect(message).toContain("25%");
  });
  it("that is fixed and zero is refused", async () => {
    const found = await fieldErrors(company.ctx, "jobs.post", { ...jobForm(), terms: { ...terms, feeKind: "fixed", feeBasisPoints: null, feeFixedMinor: "0" } });
    expect(Object.keys(found)).toEqual(["terms.feeFixedMinor"]);
  });
});

describe("days", () => {
  it("an end before its start: a right to represent whose last day is over", async () => {
    const person = { fullName: "Grace Hopper", email: "grace.hopper@example.com" };
    expect(await fieldErrors(recruiter.ctx, "sourcing.requestRtr", { person, companyId: company.companyId, endsOn: "2020-01-01" })).toEqual({ endsOn: "The last day must not be in the past." });
    expect(await fieldErrors(recruiter.ctx, "sourcing.requestRtr", { person, companyId: company.companyId, endsOn: "2026-02-30" })).toEqual({ endsOn: "Enter the last day as a date." });
    expect(Object.keys(await fieldErrors(recruiter.ctx, "sourcing.requestRtr", { person, companyId: company.companyId, endsOn: "9999-12-31" }))).toEqual(["endsOn"]);
  });
  it("a start in the past, on no calendar, or further off than anyone plans", async () => {
    const past = await refused(company.ctx, "applications.makeOffer", offer({ startDate: "2020-01-01" }));
    expect([past.code, past.field]).toEqual(["start_in_past", "startDate"]);
    expect(await fieldErrors(company.ctx, "applications.makeOffer", offer({ startDate: "2099-02-29" }))).toEqual({ startDate: "Enter the start date." });
    expect(Object.keys(await fieldErrors(company.ctx, "applications.makeOffer", offer({ startDate: "" })))).toEqual(["startDate"]);
  });
  it("a guarantee of more days than a year, and payment terms of half a day", async () => {
    expect(Object.keys(await fieldErrors(company.ctx, "jobs.post", { ...jobForm(), terms: { ...terms, guaranteeDays: 366, paymentDays: 0.5 } })).toSorted()).toEqual(["terms.guaranteeDays", "terms.paymentDays"]);
  });
});

describe("a person's keys", () => {
  const add = (more: Record<string, unknown>) => fieldErrors(recruiter.ctx, "sourcing.addCandidate", { fullName: "Ada Byron", ...more });
  it.each(["ada", "ada@", "ada@localhost", "ada byron@example.com", "@example.com", "ada@example..com", "ada@192.168.1.1"])("an e-mail without a domain: %s", async (email) => {
    expect(await add({ email })).toEqual({ email: "Enter an e-mail with a domain, such as name@company.com." });
  });
  it.each(["12", "call me", "+1 555", "+999 123 456 789", "0000000000"])("a phone that is no phone: %s", async (phone) => {
    expect(await add({ phone })).toEqual({ phone: "Enter a phone number with its country code, such as +1 415 555 0132." });
  });
  it("a profile that is no profile, and no key at all", async () => {
    expect(Object.keys(await add({ linkedin: "https://example.com/ada" }))).toEqual(["linkedin"]);
    expect(await add({})).toEqual({ email: "Enter an e-mail, a phone number or a LinkedIn profile." });
  });
  it("of two different people", async () => {
    const one = await world.claimed(recruiter);
    await world.claimed(recruiter, { phone: "+14155550173" });
    const { code, field } = await refused(recruiter.ctx, "sourcing.addCandidate", { fullName: "Ada Byron", email: one.email, phone: "+1 415 555 0173" });
    expect([code, field]).toEqual(["keys_of_two_people", "email"]);
  });
});

describe("text", () => {
  const megabyte = "n".repeat(1_048_576);
  it("a note of 1 MB is refused at its field, wherever a note is taken", async () => {
    expect(Object.keys(await fieldErrors(recruiter.ctx, "sourcing.addCandidate", { fullName: "Ada Byron", email: "ada.long@example.com", note: megabyte }))).toEqual(["note"]);
    expect(Object.keys(await fieldErrors(recruiter.ctx, "applications.submit", { jobId: review.jobId, candidateId: review.person.candidateId, note: megabyte }))).toEqual(["note"]);
    expect(Object.keys(await fieldErrors(company.ctx, "applications.reject", { applicationId: review.applicationId, reason: megabyte }))).toEqual(["reason"]);
  });
  it("with a character that no database keeps is refused at its field", async () => {
    expect(await fieldErrors(recruiter.ctx, "sourcing.addCandidate", { fullName: "Ada\u0000Byron", email: "ada.nul@example.com" })).toEqual({ fullName: "Remove the invisible character." });
    expect(await fieldErrors(recruiter.ctx, "sourcing.candidate", { candidateId: "cnd_\u0000" })).toEqual({ candidateId: "Remove the invisible character." });
  });
  it("that is only spaces counts as empty", async () => {
    expect(Object.keys(await fieldErrors(recruiter.ctx, "sourcing.addCandidate", { fullName: "   ", email: "ada.space@example.com" }))).toEqual(["fullName"]);
  });
});

describe("a consent", () => {
  it("in a text that nobody has written is refused before the policy is published", async () => {
    const admin = (await world.person({ platformRole: "owner" })).ctx;
    expect(await fieldErrors(admin, "policy.publish", { basedOnVersion: 2, settings: { representation: { textVersion: 2 } }, reason: "Other words" })).toEqual({ "settings.representation.textVersion": "There is no text of this version yet. There is: 1." });
  });
});

describe("a split", () => {
  it("that does not sum, or whose parties get too little, is refused by the policy before it can be agreed", async () => {
    const admin = (await world.person({ platformRole: "owner" })).ctx;
    const settings = { split: { minimumBasisPoints: 499 } };
    expect(Object.keys(await fieldErrors(admin, "policy.publish", { basedOnVersion: 2, settings, reason: "Smaller shares" }))).toEqual(["settings.split.minimumBasisPoints"]);
  });
  it("in which a party would get less than the least share is refused at submission, with the least share", async () => {
    const admin = (await world.person({ platformRole: "owner" })).ctx;
    expect((await wire(admin, "policy.publish", { basedOnVersion: 2, settings: { split: { sourcerBasisPoints: 500, minimumBasisPoints: 600 } }, reason: "A test of the least share" })).ok).toBe(true);
    const who = await world.claimed(recruiter);
    const { code, message } = await refused(recruiter.ctx, "applications.submit", { jobId: open.jobId, candidateId: who.candidateId });
    expect(code).toBe("split_below_minimum");
    expect(message).toContain("6%");
    expect((await wire(admin, "policy.publish", { basedOnVersion: 3, settings: {}, reason: "Back to the defaults" })).ok).toBe(true);
  });
});

describe("a second tab with old state is told what changed", () => {
  it("when the policy was published meanwhile, also by a version that never was", async () => {
    const admin = (await world.person({ platformRole: "owner" })).ctx;
    for (const basedOnVersion of [1, 41, 2_147_483_647]) {
      const { code, message } = await refused(admin, "policy.publish", { basedOnVersion, settings: {}, reason: "From an old tab" });
      expect(code).toBe("policy_changed");
      expect(message).toContain("version 4");
    }
  });
  it("when the role, its terms, the submission or the offer moved on", async () => {
    const jobId = await world.job(company);
    const change = { jobId, from: "open", to: "paused" };
    expect((await wire(company.ctx, "jobs.changeState", change)).ok).toBe(true);
    expect((await refused(company.ctx, "jobs.changeState", change)).code).toBe("changed_meanwhile");
    expect((await wire(company.ctx, "jobs.changeTerms", { jobId, basedOnVersion: 1, terms })).ok).toBe(true);
    expect((await refused(company.ctx, "jobs.changeTerms", { jobId, basedOnVersion: 1, terms })).code).toBe("changed_meanwhile");
    expect((await refused(company.ctx, "applications.startReview", { applicationId: open.applicationId })).code).toBe("changed_meanwhile");
    expect((await refused(company.ctx, "applications.makeOffer", offer({ applicationId: open.applicationId }))).code).toBe("offer_open");
    expect((await wire(company.ctx, "applications.withdrawOffer", { applicationId: open.applicationId })).ok).toBe(true);
    expect((await refused(open.person.ctx, "placements.acceptOffer", { offerId: open.offerId })).code).toBe("changed_meanwhile");
    expect((await refused(company.ctx, "applications.withdrawOffer", { applicationId: open.applicationId })).code).toBe("changed_meanwhile");
  });
  it("when the request was answered, withdrawn or is over", async () => {
    const who = await world.claimed(recruiter);
    const { rtrId, person } = await world.consented(recruiter, who, company.companyId);
    const sign = { rtrId, signedName: who.fullName, textVersion: 1 };
    expect((await refused(person.ctx, "sourcing.sign", sign)).code).toBe("changed_meanwhile");
    expect((await refused(person.ctx, "sourcing.decline", { rtrId })).code).toBe("changed_meanwhile");
    expect((await refused(recruiter.ctx, "sourcing.withdrawRtr", { rtrId })).code).toBe("changed_meanwhile");
    expect((await refused(recruiter.ctx, "sourcing.requestRtr", { candidateId: person.candidateId, companyId: company.companyId })).code).toBe("already_requested");
  });
  it("when the start was confirmed already", async () => {
    const { placementId } = await world.placed({ recruiter, company });
    expect((await wire(company.ctx, "placements.confirmStart", { placementId })).ok).toBe(true);
    expect((await refused(company.ctx, "placements.confirmStart", { placementId })).code).toBe("changed_meanwhile");
  });
  it("when a name differs from the one in the text that is signed", async () => {
    const who = await world.claimed(recruiter);
    const rtrId = await world.requested(recruiter, who, company.companyId);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    const { code, field } = await refused(person.ctx, "sourcing.sign", { rtrId, signedName: "Somebody Else", textVersion: 1 });
    expect([code, field]).toEqual(["name_differs", "signedName"]);
    expect((await refused(person.ctx, "sourcing.sign", { rtrId, signedName: who.fullName, textVersion: 2 })).code).toBe("changed_meanwhile");
  });
});

describe("a double click", () => {
  it("on adding, submitting, asking, accepting and confirming writes once", async () => {
    const form = { fullName: "Ida Twice", email: "ida.twice@example.com" };
    const twice = async (ctx: Ctx, name: string, input: unknown) => Promise.all([wire(ctx, name, input), wire(ctx, name, input)]);
    const once = (answers: Answer[]) => {
      expect(answers.map((answer) => answer.ok || answer.refusal !== null)).toEqual([true, true]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    };
    once(await twice(recruiter.ctx, "sourcing.addCandidate", form));
    const who = await world.claimed(recruiter);
    const jobId = await world.job(company);
    once(await twice(recruiter.ctx, "applications.submit", { jobId, candidateId: who.candidateId }));
    once(await twice(recruiter.ctx, "sourcing.requestRtr", { candidateId: who.candidateId, companyId: company.companyId }));
    const offered = await world.offered({ recruiter, company });
    once(await twice(offered.person.ctx, "placements.acceptOffer", { offerId: offered.offerId }));
    const { placementId } = await world.placed({ recruiter, company });
    once(await twice(company.ctx, "placements.confirmStart", { placementId }));
  });
});

describe("ownership", () => {
  it("a claim on oneself as a candidate, typed, asked for or submitted", async () => {
    const someone = await world.recruiter();
    await linkCandidate.call(someone.ctx, {});
    const self = await refreshed(world.db, someone);
    const person = { fullName: self.name, email: self.email };
    for (const [name, input] of [["sourcing.addCandidate", person], ["sourcing.requestRtr", { person, companyId: company.companyId }]] as const) {
      expect(await refused(self.ctx, name, input)).toMatchObject({ code: "own_person", field: "email", message: "This is you." });
    }
  });

  it("a person whom a colleague of the same firm protects: told who, and offered to work together", async () => {
    const colleague = await world.colleague(recruiter);
    const who = await world.claimed(colleague);
    const { code, message, remedy } = await refused(recruiter.ctx, "sourcing.addCandidate", { fullName: who.fullName, email: who.email });
    expect(code).toBe("colleague_protects");
    expect(message).toContain(colleague.name);
    expect(remedy).toContain("Agree with");
  });

  it("evidence dated in the future, or before the person existed here", async () => {
    const { claimId } = await world.claimed(recruiter);
    const today = await world.now();
    const dayAt = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const piece = (happenedOn: string) => ({ claimId, happenedOn, direction: "both", note: "We spoke" });
    expect(await refused(recruiter.ctx, "sourcing.addEvidence", piece(dayAt(2)))).toMatchObject({ code: "evidence_in_the_future", field: "happenedOn" });
    expect(await refused(recruiter.ctx, "sourcing.addEvidence", piece(dayAt(-400)))).toMatchObject({ code: "evidence_before_known", field: "happenedOn" });
    expect((await refused((await world.recruiter()).ctx, "sourcing.addEvidence", piece(dayAt(0)))).code).toBe("not_found");
    expect((await refused(recruiter.ctx, "sourcing.addEvidence", { ...piece(dayAt(0)), fileId: "fil_nobodys" })).code).toBe("file_missing");
  });

  it("a request for a right that is answered twice, by another person, or after it was taken back", async () => {
    const who = await world.claimed(recruiter);
    const { rtrId, person } = await world.consented(recruiter, who, (await world.company()).companyId);
    const sign = { rtrId, signedName: who.fullName, textVersion: 1 };
    const stranger = await world.candidate();
    for (const name of ["sourcing.decline", "sourcing.revoke"]) expect((await refused(stranger.ctx, name, { rtrId })).code).toBe("not_found");
    expect((await refused(stranger.ctx, "sourcing.sign", sign)).code).toBe("not_found");
    expect((await refused(person.ctx, "sourcing.sign", sign)).code).toBe("changed_meanwhile");
    expect((await wire(person.ctx, "sourcing.revoke", { rtrId })).ok).toBe(true);
    expect((await refused(person.ctx, "sourcing.sign", sign)).code).toBe("changed_meanwhile");
    expect((await refused(person.ctx, "sourcing.revoke", { rtrId })).code).toBe("changed_meanwhile");
    const withdrawn = await world.requested(recruiter, who, (await world.company()).companyId);
    expect((await wire(recruiter.ctx, "sourcing.withdrawRtr", { rtrId: withdrawn })).ok).toBe(true);
    expect((await refused(person.ctx, "sourcing.sign", { ...sign, rtrId: withdrawn })).code).toBe("changed_meanwhile");
  });

  it("an objection without proof, by another company, or after its time", async () => {
    const { applicationId } = await world.submission({ recruiter, company });
    const contact = async (direction: string) => ({ ...(await proof(world.db)), direction });
    const objection = { applicationId, statement: "They applied to us in spring." };
    expect(Object.keys(await fieldErrors(company.ctx, "disputes.objectToSubmission", { ...objection, contacts: [] }))).toEqual(["contacts"]);
    expect(await refused(company.ctx, "disputes.objectToSubmission", { ...objection, contacts: [await contact("out")] })).toMatchObject({ code: "contact_not_two_way", field: "contacts" });
    expect((await refused((await world.company()).ctx, "disputes.objectToSubmission", { ...objection, contacts: [await contact("both")] })).code).toBe("not_found");
    await world.passTime({ days: 10 });
    expect((await refused(company.ctx, "disputes.objectToSubmission", { ...objection, contacts: [await contact("both")] })).code).toBe("objection_too_late");
  });

  it("a dispute by a stranger, about nobody, or about nothing of theirs", async () => {
    const stranger = await world.recruiter();
    const held = await world.submission({ recruiter, company });
    const dispute = { statement: "I had spoken with them before.", evidence: await proof(world.db) };
    expect((await refused(stranger.ctx, "disputes.contestClaim", { ...dispute, candidateId: held.person.candidateId })).code).toBe("not_found");
    expect((await refused(stranger.ctx, "disputes.contestClaim", { ...dispute, applicationId: held.applicationId })).code).toBe("not_found");
    expect((await refused(stranger.ctx, "disputes.contestClaim", { ...dispute, person: { fullName: "Nobody Known", email: `nobody.${fresh()}@example.com` } })).code).toBe("nobody_protects");
    expect((await refused((await world.candidate()).ctx, "disputes.reportSubmission", { applicationId: held.applicationId, statement: "I never heard of them." })).code).toBe("not_found");
  });
});

describe("a conversation", () => {
  const message = (connectionId: string, more: Record<string, unknown> = {}) => ({ connectionId, clientId: `client-${fresh()}`, body: "Good morning", ...more });
  const withFile = async (by: Someone, connectionId: string) => message(connectionId, { fileIds: [await sentFile(world, by.userId, "message")] });

  it.each<[string, (pair: Awaited<ReturnType<World["connected"]>>) => Promise<unknown>]>([
    ["inactive", ({ connectionId }) => world.disconnected(connectionId)],
    ["blocked", ({ recruiter: by, person }) => blockRecruiter.call(person.ctx, { recruiterId: by.recruiterId })],
  ])("that is %s takes no message, no file, no edit and no sign", async (_, end) => {
    const pair = await world.connected();
    const { connectionId } = pair;
    const { messageId } = await said(pair.recruiter, connectionId);
    await end(pair);
    for (const by of [pair.recruiter, pair.person]) expect((await refused(by.ctx, "messages.send", await withFile(by, connectionId))).code).toBe("connection_over");
    expect((await refused(pair.recruiter.ctx, "messages.edit", { messageId, body: "More" })).code).toBe("connection_over");
    expect((await refused(pair.person.ctx, "messages.react", { messageId, sign: "heart" })).code).toBe("connection_over");
  });

  it("of others takes nothing, and answers as one that never was", async () => {
    const [{ connectionId, recruiter: sender }, stranger] = [await world.connected(), (await world.connected()).recruiter];
    const { messageId, seq } = await said(sender, connectionId);
    const calls = async (of: { connectionId: string; messageId: string }): Promise<[string, object][]> => [
      ["messages.send", await withFile(stranger, of.connectionId)], ["messages.edit", { messageId: of.messageId, body: "Mine" }], ["messages.remove", { messageId: of.messageId }], ["messages.react", { messageId: of.messageId, sign: "heart" }],
      ["messages.keep", { messageId: of.messageId }], ["messages.markRead", { connectionId: of.connectionId, seq }], ["messages.saveDraft", { connectionId: of.connectionId, text: "x", typedAt: "2026-01-01T00:00:00.000Z" }], ["connections.disconnect", { connectionId: of.connectionId, reason: "" }],
    ];
    const nobodys = await calls({ connectionId: "cnx_nobodys", messageId: "msg_nobodys" });
    for (const [index, [name, input]] of (await calls({ connectionId, messageId })).entries()) {
      const answer = await refused(stranger.ctx, name, input);
      expect(answer.code, name).toBe("not_found");
      expect(answer, name).toEqual(await refused(stranger.ctx, name, nobodys[index]?.[1]));
    }
  });

  it("takes no edit after 15 minutes, and no number that was not said yet", async () => {
    const { connectionId, recruiter: by, person } = await world.connected();
    const { messageId } = await said(by, connectionId);
    await world.passTime({ minutes: 16 });
    expect(await refused(by.ctx, "messages.edit", { messageId, body: "Later" })).toMatchObject({ code: "edit_too_late", details: { minutes: 15 } });
    for (const seq of [2, 2_147_483_647]) {
      for (const mark of ["messages.markRead", "messages.markDelivered"]) expect(Object.keys(await fieldErrors(person.ctx, mark, { connectionId, seq }))).toEqual(["seq"]);
      expect(await refused(person.ctx, "messages.send", { ...(await withFile(person, connectionId)), replyToSeq: seq })).toMatchObject({ code: "no_such_message", field: "replyToSeq" });
    }
  });

  it("takes no message under an id that its sender used in another one", async () => {
    const one = await world.connected();
    const other = await world.connected({ recruiter: one.recruiter });
    const first = message(one.connectionId);
    expect((await wire(one.recruiter.ctx, "messages.send", first)).ok).toBe(true);
    expect(await refused(one.recruiter.ctx, "messages.send", { ...(await withFile(one.recruiter, other.connectionId)), clientId: first.clientId })).toMatchObject({ code: "client_id_used", field: "clientId" });
  });

  it("takes no message and no edit that come too fast", async () => {
    const { connectionId, recruiter: by } = await world.connected();
    const { messageId } = await said(by, connectionId);
    for (let i = 1; i < 30; i++) await said(by, connectionId);
    expect((await refused(by.ctx, "messages.send", await withFile(by, connectionId))).code).toBe("sent_too_fast");
    expect((await refused(by.ctx, "messages.edit", { messageId, body: "And this" })).code).toBe("sent_too_fast");
  });
});
