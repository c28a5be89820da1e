// Proves: who may ask whom and what it comes to in each state, that a quiet decline cannot be told from a request that waits, that names and contact data are shown when they may be, and
// that nobody moves or sees what is others'. Would miss: two at once (connections.race.test.ts), and what it does to protection (connection-contact.db.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { makeWorld, type World } from "@/db/testing/world";
import type { Connected, Pair } from "@/db/testing/world/requests-to-connect";
import { setAvailability } from "../candidates/set-availability";
import type { Ctx } from "../kernel/command";
import { untilText } from "../kernel/until-text";
import { candidateDetail } from "../sourcing/candidate-list";
import { blockRecruiter, unblock } from "../sourcing/block";
import { acceptConnection, declineConnection, withdrawConnection } from "./answer-request";
import { askCandidate, askRecruiter } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { connectionList, requestsWaiting } from "./connection-list";
import { blockCandidate, disconnect, unblockCandidate } from "./end-connection";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.db)).toEqual([]);
  await world.close();
});

const askAs = { candidate: ({ person, recruiter }: Pair, note = "") => askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId, note }), recruiter: ({ person, recruiter }: Pair, note = "") => askCandidate.call(recruiter.ctx, { candidateId: person.candidateId, note }) };
const seen = async (ctx: Ctx, connectionId: string) => (await connectionDetail.call(ctx, { connectionId })).connection;
/** Whom the moves of a connection are told to; that a conversation is shut wakes a job and nobody. */
const told = async (connectionId: string) => (await world.db.execute<{ type: string; to: string | null }>(sql`select type, data ->> 'to' as to from marketplace_events where type like 'connections/%' and type <> 'connections/connection.shut' and data ->> 'connectionId' = ${connectionId} order by occurred_at, id`)).map((row) => `${row.type.slice("connections/connection.".length)}${row.to ? ` to ${row.to}` : ""}`);
const used = async (userId: string) => (await world.db.execute<{ used: number }>(sql`select used from connection_quotas where user_id = ${userId}`))[0]?.used ?? 0;
const rowsOf = async ({ person, recruiter }: Pair) => (await world.db.execute<{ state: string }>(sql`select state from marketplace_connections where candidate_id = ${person.candidateId} and recruiter_id = ${recruiter.recruiterId}`)).map((row) => row.state);
const refusedWith = (call: Promise<unknown>, code: string) => expect(call).rejects.toMatchObject({ code });

describe("asking", () => {
  it("shows the asker's name, the note without contact data, and what it is about; and uses one request of the day", async () => {
    const company = await world.company();
    const jobId = await world.job(company);
    const pair = await world.strangers();
    const { connectionId, state, left } = await askRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId, note: "I read of this role. Call +1 415 555 0142", jobId });
    expect({ state, left }).toEqual({ state: "pending", left: 29 });
    expect(await seen(pair.recruiter.ctx, connectionId)).toMatchObject({
      side: "recruiter", name: pair.person.name, candidateId: null, state: "pending", askedByMe: false, note: "I read of this role. Call [contact hidden]", noteMasked: true, role: { id: jobId }, company: { id: company.companyId }, acts: ["accept", "decline", "block"], email: null,
      moves: [{ to: "pending", by: "them", said: "I read of this role. Call [contact hidden]" }],
    });
    expect(await seen(pair.person.ctx, connectionId)).toMatchObject({ side: "candidate", name: pair.recruiter.name, recruiterId: pair.recruiter.recruiterId, state: "pending", askedByMe: true, note: "I read of this role. Call +1 415 555 0142", noteMasked: false, acts: ["withdraw", "block"], left: 29, allowed: 30, email: null });
    expect(await told(connectionId)).toEqual(["asked to recruiter"]);
    await acceptConnection.call(pair.recruiter.ctx, { connectionId });
    expect(await seen(pair.recruiter.ctx, connectionId)).toMatchObject({ state: "active", note: "I read of this role. Call +1 415 555 0142", noteMasked: false, email: pair.person.email, candidateId: pair.person.candidateId, acts: ["disconnect", "block"], outlook: null });
    expect(await seen(pair.person.ctx, connectionId)).toMatchObject({ state: "active", email: pair.recruiter.email });
    expect(await candidateDetail.call(pair.recruiter.ctx, { candidateId: pair.person.candidateId })).toMatchObject({ candidate: { fullName: pair.person.name, email: pair.person.email } });
    expect(await told(connectionId)).toEqual(["asked to recruiter", "accepted to candidate"]);
  });
  it("is one request for a pair: one's own again is refused, the other's is accepted, and a connection stays", async () => {
    const pair = await world.acquainted();
    const { connectionId } = await askAs.recruiter(pair, "About a role in Lisbon");
    await refusedWith(askAs.recruiter(pair), "already_asked");
    expect(await askAs.candidate(pair, "I was about to write to you")).toMatchObject({ connectionId, state: "active", left: 30 });
    for (const side of ["candidate", "recruiter"] as const) await refusedWith(askAs[side](pair), "already_connected");
    expect(await used(pair.recruiter.userId)).toBe(1);
    expect(await used(pair.person.userId)).toBe(0);
    expect((await seen(pair.recruiter.ctx, connectionId)).moves).toMatchObject([{ to: "pending", by: "me", said: "About a role in Lisbon" }, { to: "active", by: "them", said: "I was about to write to you" }]);
  });
  it("is for those who are known, here, and available; who is not answers alike", async () => {
    const pair = await world.acquainted();
    const stranger = await world.candidate();
    const by = pair.recruiter;
    await refusedWith(askCandidate.call(by.ctx, { candidateId: stranger.candidateId }), "not_found");
    await refusedWith(askCandidate.call(by.ctx, { candidateId: "cnd_never" }), "not_found");
    await refusedWith(askRecruiter.call(stranger.ctx, { recruiterId: "rec_never" }), "not_found");
    const { candidateId } = await world.claimed(by);
    await refusedWith(askCandidate.call(by.ctx, { candidateId }), "not_available");
    await setAvailability.call(pair.person.ctx, { available: false });
    await refusedWith(askAs.recruiter(pair), "not_available");
    const { connectionId } = await askAs.candidate(pair);
    expect(await askAs.recruiter(pair), "they ask for themselves").toMatchObject({ connectionId, state: "active" });
    const gone = await world.recruiter();
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${gone.userId}`;
    await refusedWith(askRecruiter.call(stranger.ctx, { recruiterId: gone.recruiterId }), "not_available");
    expect(await used(by.userId)).toBe(0);
  });
  it("is not of oneself, nor about a role that is not open or a company that never was", async () => {
    const both = await world.recruiter();
    const asCandidate = { ...(await world.candidate({})) };
    await world.database.ownerSql`update candidates set user_id = null where id = ${asCandidate.candidateId}`;
    await world.database.ownerSql`update candidates set user_id = ${both.userId} where id = ${asCandidate.candidateId}`;
    const { ctx } = await world.refreshed(both);
    await refusedWith(askRecruiter.call(ctx, { recruiterId: both.recruiterId }), "asked_oneself");
    const pair = await world.strangers();
    const of = { recruiterId: pair.recruiter.recruiterId };
    const company = await world.company();
    const jobId = await world.job(company);
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, jobId: "job_never" }), "role_not_open");
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, jobId, companyId: (await world.company()).companyId }), "role_not_open");
    await world.database.ownerSql`update jobs set state = 'paused' where id = ${jobId}`;
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, jobId }), "role_not_open");
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, companyId: "org_never" }), "not_found");
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, companyId: pair.recruiter.firmId }), "not_found");
    await refusedWith(askRecruiter.call(pair.person.ctx, { ...of, note: "x".repeat(301) }), "invalid_input");
    expect(await askRecruiter.call(pair.person.ctx, { ...of, note: "x".repeat(300), companyId: company.companyId })).toMatchObject({ state: "pending" });
  });
  it("ends for the day at the policy's number, and begins again with the next (UTC)", async () => {
    const person = await world.candidate();
    const recruiters = await Promise.all([1, 2].map(() => world.recruiter()));
    await world.db.execute(sql`insert into connection_quotas (user_id, day, used, allowed) values (${person.userId}, (app.now() at time zone 'UTC')::date, 29, 30)`);
    const [first, second] = recruiters.map((recruiter) => ({ recruiter, person }));
    if (!first || !second) throw new Error("two recruiters");
    expect(await askAs.candidate(first)).toMatchObject({ left: 0 });
    await refusedWith(askAs.candidate(second), "asked_enough");
    expect(await rowsOf(second), "nothing is left behind").toEqual([]);
    await world.passTime({ days: 1 });
    expect(await askAs.candidate(second)).toMatchObject({ left: 29 });
  });
});

describe("a request", () => {
  it("is declined with a reason, after which the asker waits and the other need not", async () => {
    const made = await world.askedByCandidate();
    const { connectionId, recruiter, person } = made;
    await declineConnection.call(recruiter.ctx, { connectionId, reason: "I fill no such roles" });
    expect(await seen(person.ctx, connectionId)).toMatchObject({ state: "declined", acts: ["block"], askFrom: expect.any(String), moves: [{ to: "pending" }, { to: "declined", by: "them", said: "I fill no such roles" }] });
    const { askFrom } = await seen(person.ctx, connectionId);
    expect(askFrom, "a whole minute").toMatch(/:00\.000Z$/);
    await expect(askAs.candidate(made), "the page and the refusal say the same").rejects.toMatchObject({ code: "ask_again_later", details: { from: untilText(new Date(askFrom ?? "")) } });
    await refusedWith(acceptConnection.call(recruiter.ctx, { connectionId }), "changed_meanwhile");
    await refusedWith(withdrawConnection.call(person.ctx, { connectionId }), "changed_meanwhile");
    expect(await told(connectionId)).toEqual(["asked to recruiter", "declined to candidate"]);
    await world.passTime({ days: 30 });
    expect(await askAs.candidate(made)).toMatchObject({ connectionId, state: "pending" });
    await declineConnection.call(recruiter.ctx, { connectionId });
    expect(await askAs.recruiter(made), "who declined may ask at once").toMatchObject({ state: "pending" });
  });
  it("that is declined without a word looks to the asker as one that waits, in everything", async () => {
    const [waiting, quiet] = [await world.askedByCandidate({ note: "Hello" }), await world.askedByCandidate({ note: "Hello" })];
    await declineConnection.call(quiet.recruiter.ctx, { connectionId: quiet.connectionId, quietly: true });
    const plain = async (made: Connected) => {
      const own = await seen(made.person.ctx, made.connectionId);
      const { data } = await connectionList.call(made.person.ctx, { show: "sent" });
      const withThem = await connectionWith.call(made.person.ctx, { recruiterId: made.recruiter.recruiterId });
      return JSON.stringify([own, data, withThem]).replaceAll(made.connectionId, "id").replaceAll(made.recruiter.recruiterId, "rec").replaceAll(made.recruiter.firmId, "firm").replaceAll(made.recruiter.name, "name").replaceAll(/"firmName":"[^"]*"/g, "firm").replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then");
    };
    expect(await plain(quiet)).toBe(await plain(waiting));
    expect((await seen(quiet.person.ctx, quiet.connectionId)).movedAt).toBe((await seen(quiet.person.ctx, quiet.connectionId)).askedAt);
    for (const made of [waiting, quiet]) await refusedWith(askAs.candidate(made), "already_asked");
    expect(await told(quiet.connectionId)).toEqual(["asked to recruiter", "changed"]);
    expect(await seen(quiet.recruiter.ctx, quiet.connectionId)).toMatchObject({ state: "declined", acts: ["accept", "block"] });
    expect(await requestsWaiting.call(quiet.recruiter.ctx, {})).toEqual({ asCandidate: 0, asRecruiter: 0 });
    for (const made of [waiting, quiet]) await withdrawConnection.call(made.person.ctx, { connectionId: made.connectionId });
    expect(await plain(quiet)).toBe(await plain(waiting));
    for (const made of [waiting, quiet]) await refusedWith(askAs.candidate(made), "ask_again_later");
    expect(await told(quiet.connectionId), "who is done with it is not told").toEqual(["asked to recruiter", "changed", "changed"]);
  });
  it("that was declined without a word can be accepted after all, as if nothing had been", async () => {
    for (const way of ["accept", "ask"] as const) {
      const made = await world.askedByCandidate();
      const { connectionId, recruiter, person } = made;
      await declineConnection.call(recruiter.ctx, { connectionId, quietly: true });
      await (way === "accept" ? acceptConnection.call(recruiter.ctx, { connectionId }) : askAs.recruiter(made));
      expect((await seen(person.ctx, connectionId)).moves.map((move) => move.to)).toEqual(["pending", "active"]);
    }
  });
  it("is declined with a reason or without a word, not both", async () => {
    const { connectionId, recruiter } = await world.askedByCandidate();
    await refusedWith(declineConnection.call(recruiter.ctx, { connectionId, reason: "No", quietly: true }), "invalid_input");
  });
  it("is taken back by who asked, who then waits; the other may ask at once", async () => {
    const made = await world.askedByRecruiter();
    const { connectionId, recruiter, person } = made;
    await refusedWith(withdrawConnection.call(person.ctx, { connectionId }), "changed_meanwhile");
    await withdrawConnection.call(recruiter.ctx, { connectionId });
    await refusedWith(acceptConnection.call(person.ctx, { connectionId }), "changed_meanwhile");
    await refusedWith(askAs.recruiter(made), "ask_again_later");
    expect(await told(connectionId)).toEqual(["asked to candidate", "withdrawn to candidate"]);
    expect(await askAs.candidate(made)).toMatchObject({ state: "pending" });
  });
});

describe("a connection", () => {
  it("ends by either; contact data are hidden again, who ended it may ask at once, the other later", async () => {
    const made = await world.connected();
    const { connectionId, recruiter, person } = made;
    await disconnect.call(person.ctx, { connectionId, reason: "I have found a job" });
    await refusedWith(disconnect.call(recruiter.ctx, { connectionId }), "changed_meanwhile");
    expect(await seen(recruiter.ctx, connectionId)).toMatchObject({ state: "inactive", email: null, acts: ["block"], moves: [{}, {}, { to: "inactive", by: "them", said: "I have found a job" }] });
    await refusedWith(askAs.recruiter(made), "ask_again_later");
    expect(await askAs.candidate(made)).toMatchObject({ connectionId, state: "pending" });
    expect(await told(connectionId)).toEqual(["asked to recruiter", "accepted to candidate", "ended to recruiter", "asked to recruiter"]);
  });
  it("is shut by the candidate's block, of which the recruiter sees no more than that they are not available; lifted, both may ask", async () => {
    const made = await world.connected();
    const { connectionId, recruiter, person } = made;
    const { blockId } = await blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
    expect(await rowsOf(made)).toEqual(["blocked"]);
    expect(await seen(person.ctx, connectionId)).toMatchObject({ state: "blocked", acts: ["unblock"] });
    expect(await seen(recruiter.ctx, connectionId)).toMatchObject({ state: "unavailable", acts: [], email: null, outlook: null, moves: [{ to: "pending" }, { to: "active" }] });
    await refusedWith(askAs.recruiter(made), "not_available");
    await refusedWith(askAs.candidate(made), "you_blocked_them");
    await refusedWith(blockCandidate.call(recruiter.ctx, { connectionId }), "not_available");
    expect(await told(connectionId)).toEqual(["asked to recruiter", "accepted to candidate"]);
    await unblock.call(person.ctx, { blockId });
    expect(await seen(recruiter.ctx, connectionId)).toMatchObject({ state: "inactive", acts: ["ask", "block"] });
    expect(await askAs.recruiter(made)).toMatchObject({ state: "pending" });
  });
  it("is shut by the recruiter's block, of which the candidate is told nothing", async () => {
    const made = await world.connected();
    const { connectionId, recruiter, person } = made;
    await blockCandidate.call(recruiter.ctx, { connectionId });
    await refusedWith(blockCandidate.call(recruiter.ctx, { connectionId }), "changed_meanwhile");
    expect(await seen(person.ctx, connectionId)).toMatchObject({ state: "unavailable", acts: ["block"], moves: [{ to: "pending" }, { to: "active" }] });
    expect(await seen(recruiter.ctx, connectionId)).toMatchObject({ state: "blocked", acts: ["unblock"] });
    await refusedWith(askAs.candidate(made), "not_available");
    await refusedWith(askAs.recruiter(made), "you_blocked_them");
    expect(await told(connectionId)).toEqual(["asked to recruiter", "accepted to candidate", "changed"]);
    const { blockId } = await blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
    await unblockCandidate.call(recruiter.ctx, { connectionId });
    expect(await rowsOf(made), "the candidate's own block goes on").toEqual(["blocked"]);
    await unblock.call(person.ctx, { blockId });
    await refusedWith(unblockCandidate.call(recruiter.ctx, { connectionId }), "changed_meanwhile");
    expect(await askAs.candidate(made)).toMatchObject({ state: "pending" });
  });
  it("cannot be asked for against a block that came first", async () => {
    const pair = await world.acquainted();
    await blockRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId });
    await refusedWith(askAs.recruiter(pair), "not_available");
    await refusedWith(askAs.candidate(pair), "you_blocked_them");
    expect(await rowsOf(pair)).toEqual([]);
  });
});

describe("what is others'", () => {
  it("is as little there as what never was, and a colleague of the firm is a stranger to it", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const [colleague, other] = [await world.colleague(recruiter), await world.candidate()];
    for (const { ctx } of [colleague, other]) {
      for (const id of [connectionId, "cnx_never"]) {
        for (const call of [connectionDetail, acceptConnection, declineConnection, withdrawConnection, disconnect]) await refusedWith(call.call(ctx, { connectionId: id }), "not_found");
      }
    }
    await refusedWith(blockCandidate.call(colleague.ctx, { connectionId }), "not_found");
    await refusedWith(unblockCandidate.call(colleague.ctx, { connectionId }), "not_found");
    await refusedWith(connectionWith.call(other.ctx, { candidateId: person.candidateId }), "not_found");
    await refusedWith(connectionWith.call(colleague.ctx, { candidateId: person.candidateId }), "not_found");
    expect((await connectionList.call(colleague.ctx, {})).data).toEqual([]);
  });
});

describe("the list", () => {
  it("keeps requests, one's own requests, connections and what is past apart, page by page", async () => {
    const recruiter = await world.recruiter();
    const [open, mine, on, over] = [await world.askedByCandidate({ recruiter }), await world.askedByRecruiter({ recruiter }), await world.connected({ recruiter }), await world.connected({ recruiter })];
    await disconnect.call(over.person.ctx, { connectionId: over.connectionId });
    const ids = async (show?: "requests" | "sent" | "connected" | "past") => (await connectionList.call(recruiter.ctx, show ? { show } : {})).data.map((line) => line.id);
    expect([await ids("requests"), await ids("sent"), await ids("connected"), await ids("past")]).toEqual([[open.connectionId], [mine.connectionId], [on.connectionId], [over.connectionId]]);
    const first = await connectionList.call(recruiter.ctx, { limit: 3 });
    const rest = await connectionList.call(recruiter.ctx, { limit: 3, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...rest.data].map((line) => line.id).toSorted()).toEqual([open, mine, on, over].map((made) => made.connectionId).toSorted());
    expect(rest.nextCursor).toBeNull();
    expect(await requestsWaiting.call(recruiter.ctx, {})).toEqual({ asCandidate: 0, asRecruiter: 1 });
    expect((await connectionList.call(recruiter.ctx, { side: "candidate" })).data).toEqual([]);
  });
});

describe("the database", () => {
  it("has a connection begin with a request, keeps its two, and lets nothing that was declined openly go on", async () => {
    const { connectionId, recruiter } = await world.askedByCandidate();
    const { person } = await world.strangers();
    const by = (statement: Promise<unknown>, constraint: string) => expect(statement).rejects.toMatchObject({ constraint_name: constraint });
    const app = world.database.sql;
    await by(app`insert into marketplace_connections (id, candidate_id, recruiter_id, state, asked_by, asked_at, moved_by, moved_at) values ('cnx_x', ${person.candidateId}, ${recruiter.recruiterId}, 'active', 'candidate', app.now(), 'candidate', app.now())`, "connection_begins_with_a_request");
    await declineConnection.call(recruiter.ctx, { connectionId });
    await by(app`update marketplace_connections set state = 'active' where id = ${connectionId}`, "connection_declined_openly");
    await by(app`update marketplace_connections set state = 'withdrawn' where id = ${connectionId}`, "connection_declined_openly");
    await by(app`update marketplace_connections set state = 'blocked' where id = ${connectionId}`, "connection_blocked_by_a_block");
    await by(app`update marketplace_connections set state = 'inactive' where id = ${connectionId}`, "connection_transition");
    await by(app`update marketplace_connections set recruiter_blocks = 1 where id = ${connectionId}`, "marketplace_connections_blocks_known");
    await by(app`update marketplace_connections set state = 'pending', quiet = 1 where id = ${connectionId}`, "marketplace_connections_quiet_declined");
    await expect(app`update marketplace_connections set candidate_id = ${person.candidateId} where id = ${connectionId}`).rejects.toMatchObject({ code: "42501" });
    await expect(app`delete from connection_moves where connection_id = ${connectionId}`).rejects.toMatchObject({ code: "42501" });
  });
});

describe("another policy", () => {
  it("says how many may ask in a day, on each side by its own number, and how long one waits to ask again", async () => {
    await world.policy({ connections: { perCandidatePerDay: 2, perRecruiterPerDay: 1, askAgainDays: 3 } });
    const person = await world.candidate();
    const first = await world.strangers({ person });
    expect(await askAs.candidate(first)).toMatchObject({ left: 1 });
    expect(await askAs.candidate(await world.strangers({ person }))).toMatchObject({ left: 0 });
    await refusedWith(askAs.candidate(await world.strangers({ person })), "asked_enough");
    const { recruiter, connectionId } = await world.askedByRecruiter();
    await refusedWith(world.askedByRecruiter({ recruiter }), "asked_enough");
    expect(await seen(recruiter.ctx, connectionId)).toMatchObject({ left: 0, allowed: 1 });
    const [waiting] = (await connectionList.call(first.recruiter.ctx, { show: "requests" })).data;
    await declineConnection.call(first.recruiter.ctx, { connectionId: waiting?.id ?? "" });
    await world.passTime({ days: 2 });
    await refusedWith(askAs.candidate(first), "ask_again_later");
    await world.passTime({ days: 1 });
    expect(await askAs.candidate(first)).toMatchObject({ state: "pending", left: 1 });
  });
});
