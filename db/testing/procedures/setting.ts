import { createApiKey } from "@/server/identity/api-keys";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/kernel/command";
import type { Role } from "@/server/kernel/gates";
import { newId } from "@/server/kernel/ids";
import { hideFromEmployer } from "@/server/candidates/hide-employer";
import { addDisputeEvidence } from "@/server/disputes/add-dispute-evidence";
import { addTemplate } from "@/server/messages/templates";
import { warnPerson } from "@/server/moderation/act-on-report";
import { reportMessage } from "@/server/moderation/report-message";
import { myProfile } from "@/server/profiles/my-profile";
import { saveMyProfile } from "@/server/profiles/save-my-profile";
import { addHandEvidence } from "@/server/sourcing/add-hand-evidence";
import { blockRecruiter } from "@/server/sourcing/block";
import { mergePeople } from "@/server/sourcing/merge-people";
import { offerClaim } from "@/server/sourcing/transfer-claim";
import { said } from "../world/requests-to-connect";
import { proof } from "../world/disputes";
import { makeWorld, type World } from "../world";
import type { Offered } from "../world/hiring";
import type { Invoiced } from "../world/money";
import type { Candidate, CompanyUser, Recruiter } from "../world/people";

/** Texts that were planted where nobody but their owner may read them. */
export const canaries = { holderPhone: "+14155550142", holderNote: "canary-note-7f3a", holderName: "Zebulon Quokka", passwordHash: "canary-hash-91c2", awayNote: "canary-away-note-55d0", awayPhone: "+14155550188", sessionToken: "canary-token-3b7e" } as const;
export type Canary = keyof typeof canaries;

/** One person of each role, the firms and companies that they belong to, and a whole second world that is not theirs. */
export type Setting = {
  world: World;
  as: Record<Role, Ctx>;
  recruiter: Recruiter; company: CompanyUser; candidate: Candidate;
  /** The holder's ids: they would give a holder away who is met again elsewhere. */
  holderIds: readonly string[];
  /** A placement of these three whose fee is in holds. Its person is protected by a recruiter of another firm, who wrote down canaries. */
  home: Invoiced;
  away: { recruiter: Recruiter; company: CompanyUser; money: Invoiced; offer: Offered; claimId: string; rtrId: string; candidateId: string; pausedJobId: string; keyId: string; handEvidenceId: string; transferId: string; mergeId: string; fileId: string; actionId: string; connectionId: string; messageId: string; templateId: string; disputeId: string; disputeEvidenceId: string };
  /** Of the same second world: what programs list. */
  listed: { introductionId: string; ids: Record<(typeof awayTables)[number], string> };
  /** What a person of that world has decided: a hidden employer, a block, a profile for those whom they are connected with. */
  decided: { employerId: string; blockId: string; profileId: string };
  /** Of the same second world: whom its company asked for by name. */
  asked: { namedPersonId: string };
};

export async function makeSetting(): Promise<Setting> {
  const world = await makeWorld(20);
  const [recruiter, holder, awayRecruiter, company, awayCompany] = [await world.recruiter(), await world.recruiter({ name: canaries.holderName }), await world.recruiter(), await world.company(), await world.company()];
  const home = await world.allocated({ recruiter, company, holder, heldAs: { phone: canaries.holderPhone, note: canaries.holderNote } });
  const candidate = home.person;
  const finance = await world.companyMember(company, "finance");
  const platform = async (platformRole: "support" | "finance" | "owner") => (await world.person({ platformRole })).ctx;
  const as: Record<Role, Ctx> = {
    anonymous: world.anonymous, signed_in: (await world.person()).ctx, candidate: candidate.ctx, recruiter: recruiter.ctx, company: company.ctx, company_finance: finance.ctx,
    support: await platform("support"), finance: await platform("finance"), owner: await platform("owner"), suspended: await suspendedOwner(world),
  };
  const owns = { recruiter: awayRecruiter, company: awayCompany };
  const money = await world.allocated({ ...owns, heldAs: { phone: canaries.awayPhone, note: canaries.awayNote } });
  const offer = await world.offered(owns);
  const pausedJobId = await world.job(awayCompany);
  await world.database.ownerSql`update jobs set state = 'paused' where id = ${pausedJobId}`;
  const { claimId, candidateId, fullName, email } = await world.claimed(awayRecruiter, { note: canaries.awayNote });
  const rtrId = await world.requested(awayRecruiter, { fullName, email }, awayCompany.companyId);
  const person = await world.candidate({ name: fullName, email });
  const { employerId } = await hideFromEmployer.call(person.ctx, { name: "Somewhere Else" });
  await saveMyProfile.call(person.ctx, { visibility: "connections", title: "Somebody", region: null, skills: [], seniority: null, languages: [], lookingFor: canaries.awayNote });
  const { profileId } = (await myProfile.call(person.ctx, {})).card;
  const { keyId } = await createApiKey.call(awayRecruiter.ctx, { name: "Theirs", scope: "read" });
  const { evidenceId: handEvidenceId } = await addHandEvidence.call(awayRecruiter.ctx, { claimId, happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "both", note: canaries.awayNote });
  const [introduction] = await world.database.ownerSql<{ id: string }[]>`select id from introductions where application_id = ${money.applicationId}`;
  const { transferId } = await offerClaim.call(awayRecruiter.ctx, { claimId, toEmail: (await world.recruiter()).email });
  const { blockId } = await blockRecruiter.call(person.ctx, { recruiterId: (await metToo(world, { fullName, email })).recruiterId });
  const twice = await world.claimed(await world.recruiter());
  await world.requested(awayRecruiter, twice, awayCompany.companyId);
  const { mergeId } = await mergePeople.call(awayRecruiter.ctx, { a: candidateId, b: twice.candidateId, reason: canaries.awayNote });
  const namedPersonId = newId("namedPerson");
  await world.database.ownerSql`insert into named_people (id, company_id, job_id, full_name, email_hash, key_version, asked_by, asked_at, until) values (${namedPersonId}, ${awayCompany.companyId}, ${await world.job(awayCompany)}, 'Their Person', 'hash', 1, ${awayCompany.userId}, app.now(), app.now() + interval '1 day')`;
  const { connectionId } = await world.connected({ recruiter: awayRecruiter, person });
  const { messageId } = await said(awayRecruiter, connectionId, canaries.awayNote);
  const { reportId } = await reportMessage.call(person.ctx, { messageId, reason: "abuse", words: canaries.awayNote });
  const { actionId } = await warnPerson.call(as.owner, { reportId, reason: canaries.awayNote });
  const { disputeId } = await world.contested({ holder: awayRecruiter, note: canaries.awayNote });
  const { evidenceId: disputeEvidenceId } = await addDisputeEvidence.call(awayRecruiter.ctx, { disputeId, ...(await proof(world.db, canaries.awayNote)) });
  const { templateId } = await addTemplate.call(awayRecruiter.ctx, { purpose: "note", name: "Theirs", body: canaries.awayNote });
  await world.database.ownerSql`insert into accounts (id, account_id, provider_id, user_id, password, created_at, updated_at) select 'acc_' || id, id, 'credential', id, ${canaries.passwordHash}, app.now(), app.now() from users`;
  await world.database.ownerSql`insert into sessions (id, token, user_id, created_at, updated_at, expires_at) select 'ses_' || substr(id, 5), ${`${canaries.sessionToken}:`} || id, id, app.now(), app.now(), app.now() + interval '1 day' from users`;
  return { world, as, recruiter, company, candidate, home, holderIds: [holder.recruiterId, holder.firmId, holder.payeeId, holder.userId, holder.email], away: { recruiter: awayRecruiter, company: awayCompany, money, offer, claimId, rtrId, candidateId, pausedJobId, keyId, handEvidenceId, transferId, mergeId, actionId, fileId: await sentFile(world, awayRecruiter.userId), connectionId, messageId, templateId, disputeId, disputeEvidenceId }, asked: { namedPersonId }, listed: { introductionId: introduction?.id ?? "none", ids: await idsOf(world, money.placementId, awayRecruiter.payeeId) }, decided: { employerId, blockId, profileId } };
}

/** A recruiter whom a person knows: they have asked them. */
async function metToo(world: World, who: { fullName: string; email: string }): Promise<Recruiter> {
  const asker = await world.recruiter();
  await world.requested(asker, who, (await world.company()).companyId);
  return asker;
}

/** A file that somebody has sent and nothing refers to yet. */
export async function sentFile(world: World, userId: string, purpose: "evidence" | "message" = "evidence"): Promise<string> {
  const fileId = newId("file");
  await world.database.ownerSql`insert into files (id, uploaded_by, purpose, name, media_type, bytes, sha256, storage_key, created_at, stored_at) values (${fileId}, ${userId}, ${purpose}, 'reply.pdf', 'application/pdf', 5, ${"0".repeat(64)}, ${fileId}, app.now(), app.now())`;
  return fileId;
}

/** Someone with every place and right, suspended: what the gate refuses, it refuses for the suspension alone. */
async function suspendedOwner(world: World): Promise<Ctx> {
  const someone = await world.recruiter();
  await world.db.execute(sql`update users set platform_role = 'owner', suspended_at = app.now() where id = ${someone.userId}`);
  return (await world.refreshed(someone)).ctx;
}

/** What hangs on a placement, and is not the caller's. */
const awayTables = ["placement_collaborators", "payout_splits", "escrow_holds", "payout_schedules", "transfer_intents"] as const;
async function idsOf(world: World, placementId: string, payeeId: string): Promise<Record<(typeof awayTables)[number], string>> {
  await refusedAttempt(world, placementId, payeeId);
  const found = await Promise.all(awayTables.map(async (table) => [table, (await world.database.ownerSql.unsafe<{ id: string }[]>(`select id::text from ${table} where placement_id = $1 order by id limit 1`, [placementId]))[0]?.id ?? "none"] as const));
  return Object.fromEntries(found) as Record<(typeof awayTables)[number], string>;
}

/** A first attempt to pay somebody's first amount of a placement, refused by the provider and given up. Out: the id of the decision to pay; the same when asked again. */
export async function refusedAttempt(world: World, placementId: string, payeeId: string): Promise<string> {
  const sql = world.database.ownerSql;
  const [known] = await sql<{ id: string }[]>`select id from transfer_intents where placement_id = ${placementId} and payee_id = ${payeeId}`;
  if (known) return known.id;
  const id = newId("intent");
  await sql.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:test', true)`;
    await tx`insert into transfer_intents (id, schedule_id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, destination, created_at)
      select ${id}, id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, 'acct_test', app.now() from payout_schedules where placement_id = ${placementId} and payee_id = ${payeeId} order by slice_no limit 1`;
    await tx`insert into transfers (intent_id, attempt, placement_id, started_at) values (${id}, 1, ${placementId}, app.now())`;
    await tx`update transfers set outcome = 'refused', refusal = 'balance_insufficient', ended_at = app.now() where intent_id = ${id}`;
    await tx`update transfer_intents set state = 'cancelled' where id = ${id}`;
  });
  return id;
}
