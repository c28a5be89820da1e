import type { Ctx } from "@/server/kernel/command";
import type { Role } from "@/server/kernel/gates";
import { createApiKey } from "@/server/identity/api-keys";
import { addHandEvidence } from "@/server/sourcing/add-hand-evidence";
import { askRelease } from "@/server/sourcing/ask-release";
import { hideFromEmployer } from "@/server/candidates/hide-employer";
import { unsubscribeToken } from "@/server/notifications/unsubscribe-token";
import { signRtr } from "@/server/sourcing/answer-rtr";
import { blockRecruiter } from "@/server/sourcing/block";
import { mergePeople } from "@/server/sourcing/merge-people";
import { offerClaim } from "@/server/sourcing/transfer-claim";
import { jobForm, terms } from "../world/hiring";
import { fresh, type Candidate, type Someone } from "../world/people";
import { pageRows, proposedMerge } from "./page-rows";
import { disputeRows } from "./dispute-rows";
import { companyRows } from "./company-rows";
import { connectionRows } from "./connection-rows";
import { erasureRows } from "./erasure-rows";
import { overrideRows } from "./override-rows";
import { importRows } from "./import-rows";
import { messageRows } from "./message-rows";
import { moderationRows } from "./moderation-rows";
import { profileRows } from "./profile-rows";
import { sentFile, type Setting } from "./setting";

type Input = Record<string, unknown>;
/** A valid input for an own object, and who owns it if it is not the person of the row's role. */
export type Prepared = { input: Input; by?: Ctx };
export type Row = {
  /** A role for which the call must succeed. */
  as: Role;
  prepare(s: Setting): Promise<Prepared> | Prepared;
  /** For each field that names an object: somebody else's. Both it and an id that never was must answer `answer` (default not_found), to the byte. */
  foreign?(s: Setting): Record<string, string>;
  answer?: Readonly<Record<string, string>>;
  /** Why a field that ends in `Id` has no foreign object. */
  noForeign?: Readonly<Record<string, string>>;
  /** Where naming the holder is the point of the page. */
  mayNameHolder?: true;
};

const nothing = () => ({ input: {} });
const by = (someone: Someone, input: Input): Prepared => ({ by: someone.ctx, input });
const own = (s: Setting) => ({ recruiter: s.recruiter, company: s.company });
const applicationOf = (s: Setting) => ({ applicationId: s.away.offer.applicationId });
const offerCostPay = { baseSalaryMinor: "12000000" };

async function submitted(s: Setting, more: Input = {}): Promise<Prepared> {
  return { input: { applicationId: (await s.world.submission(own(s))).applicationId, ...more } };
}
async function asked(s: Setting): Promise<{ rtrId: string; person: Candidate; fullName: string }> {
  const who = await s.world.claimed(s.recruiter);
  const rtrId = await s.world.requested(s.recruiter, who, s.company.companyId);
  return { rtrId, person: await s.world.candidate({ name: who.fullName, email: who.email }), fullName: who.fullName };
}
async function target(s: Setting): Promise<Input> {
  return { jobId: await s.world.job(s.company), candidateId: (await s.world.claimed(s.recruiter)).candidateId };
}
async function stopped(s: Setting): Promise<string> {
  const stopId = `stp_${fresh()}`;
  await s.world.database.ownerSql`insert into proof_runs (id, started_at, finished_at, outcome, lines, audit_verified) values (${`prf_${fresh()}`}, app.now() + interval '1 minute', app.now() + interval '1 minute', 'clean', '[]', 'verified')`;
  await s.world.database.ownerSql`insert into payout_stops (id, currency, reason, opened_at) values (${stopId}, 'JPY', 'test', app.now())`;
  return stopId;
}
async function failedEvent(s: Setting): Promise<string> {
  const id = `evt_${fresh()}`;
  await s.world.database.ownerSql`insert into stripe_events (id, type, payload, state, received_at) values (${id}, 'invoice.paid', '{}', 'failed', app.now())`;
  return id;
}
const today = async (s: Setting) => (await s.world.now()).toISOString().slice(0, 10);
/** Contact written down for a person of the recruiter's, who answers it. */
async function writtenDown(s: Setting): Promise<Prepared> {
  const { claimId, email, fullName } = await s.world.claimed(s.recruiter);
  const { evidenceId } = await addHandEvidence.call(s.recruiter.ctx, { claimId, happenedOn: await today(s), direction: "both", note: "We spoke by phone." });
  return by(await s.world.candidate({ name: fullName, email }), { evidenceId, answer: "confirmed" });
}
/** A piece of evidence with a file. */
async function proven(s: Setting): Promise<string> {
  const fileId = await sentFile(s.world, s.recruiter.userId);
  const { claimId } = await s.world.claimed(s.recruiter);
  return (await addHandEvidence.call(s.recruiter.ctx, { claimId, happenedOn: await today(s), direction: "in", note: "Their reply.", fileId })).evidenceId;
}
/** A claim that somebody else offers to the recruiter. */
async function offeredTo(s: Setting): Promise<string> {
  const giver = await s.world.recruiter();
  const { claimId } = await s.world.claimed(giver);
  return (await offerClaim.call(giver.ctx, { claimId, toEmail: s.recruiter.email })).transferId;
}
/** A person whom the recruiter has claimed, signed in. */
async function metBy(s: Setting): Promise<Candidate> {
  const { email, fullName } = await s.world.claimed(s.recruiter);
  return s.world.candidate({ name: fullName, email });
}
/** A right that was signed. */
async function signed(s: Setting): Promise<{ receiptHash: string }> {
  const { rtrId, person, fullName } = await asked(s);
  return signRtr.call(person.ctx, { rtrId, signedName: fullName, textVersion: 1 });
}
/** Two records that the recruiter protects. */
const twoRecords = async (s: Setting) => ({ a: (await s.world.claimed(s.recruiter)).candidateId, b: (await s.world.claimed(s.recruiter)).candidateId });
const policy = async (s: Setting) => {
  const [row] = await s.world.database.sql<{ version: number }[]>`select max(version) as version from marketplace_config`;
  return { basedOnVersion: row?.version ?? 1, settings: {}, reason: "Because of the test" };
};
const awayRtr = (s: Setting) => ({ rtrId: s.away.rtrId });
const rtrOfPerson = async (s: Setting, more: Input = {}) => {
  const { rtrId, person, fullName } = await asked(s);
  return by(person, { rtrId, ...more, ...("signedName" in more ? { signedName: fullName } : {}) });
};

/** One row per procedure: the matrix, the scan for canaries and the fuzz all start from it. */
export const rows: Readonly<Record<string, Row>> = {
  ...pageRows,
  ...companyRows,
  ...overrideRows,
  ...erasureRows,
  ...importRows,
  ...profileRows,
  "identity.me": { as: "anonymous", prepare: nothing },
  "identity.colleagues": { as: "recruiter", prepare: nothing },
  "identity.setUpFirm": { as: "signed_in", prepare: async (s) => by(await s.world.person(), { name: `Firm ${fresh()}`, timeZone: "Europe/Oslo" }) },
  "identity.setUpCompany": { as: "signed_in", prepare: async (s) => by(await s.world.person(), { name: `Company ${fresh()}`, timeZone: "UTC", broughtByEmail: s.recruiter.email }) },
  "identity.switchOrganization": { as: "recruiter", prepare: (s) => ({ input: { organizationId: s.recruiter.firmId } }), foreign: (s) => ({ organizationId: s.away.recruiter.firmId }) },
  "identity.apiKeys": { as: "signed_in", prepare: nothing },
  "identity.createApiKey": { as: "signed_in", prepare: () => ({ input: { name: "Payroll", scope: "read" } }) },
  "identity.revokeApiKey": {
    as: "signed_in", async prepare(s) {
      const someone = await s.world.person();
      return by(someone, { keyId: (await createApiKey.call(someone.ctx, { name: "Payroll", scope: "read" })).keyId });
    },
    foreign: (s) => ({ keyId: s.away.keyId }),
  },
  "identity.signOutEverywhere": { as: "signed_in", prepare: async (s) => by(await s.world.person(), {}) },
  "policy.inForce": { as: "signed_in", prepare: nothing },
  "policy.history": { as: "support", prepare: nothing },
  "policy.publish": { as: "finance", prepare: async (s) => ({ input: await policy(s) }) },
  "policy.clock": { as: "signed_in", prepare: nothing },
  "policy.moveClock": { as: "owner", prepare: () => ({ input: { byHours: 1 } }) },
  "audit.list": { as: "support", prepare: (s) => ({ input: { placementId: s.home.placementId } }), noForeign: { placementId: "the platform sees every placement" } },
  "audit.heads": { as: "support", prepare: nothing },
  "audit.verdict": { as: "support", prepare: nothing },
  "ledger.balances": { as: "support", prepare: nothing },
  "ledger.accounts": { as: "support", prepare: () => ({ input: { kind: "held" } }), mayNameHolder: true },
  "ledger.journals": { as: "support", prepare: (s) => ({ input: { placementId: s.home.placementId } }), noForeign: { placementId: "the platform sees every placement" }, mayNameHolder: true },
  "events.background": { as: "support", prepare: nothing },
  "candidates.link": { as: "signed_in", prepare: async (s) => by(await s.world.person(), { fullName: "Someone New" }) },
  "candidates.setAvailability": { as: "candidate", prepare: async (s) => by(await s.world.candidate(), { available: false }) },
  "candidates.hiddenEmployers": { as: "candidate", prepare: nothing },
  "candidates.stateCurrentEmployer": { as: "candidate", prepare: async (s) => by(await s.world.candidate(), { name: "Where I Work Ltd" }) },
  "candidates.hideFromEmployer": { as: "candidate", prepare: async (s) => by(await s.world.candidate(), { name: "Where I Worked Inc." }) },
  "candidates.stopHiding": {
    as: "candidate", async prepare(s) {
      const person = await s.world.candidate();
      return by(person, { employerId: (await hideFromEmployer.call(person.ctx, { name: "Never Again GmbH" })).employerId });
    },
    foreign: (s) => ({ employerId: s.decided.employerId }),
  },
  "candidates.allowCompany": {
    as: "candidate", async prepare(s) {
      const [person, company] = [await s.world.candidate(), await s.world.company({ companyName: `Hidden ${fresh()} AG` })];
      const [row] = await s.world.database.sql<{ name: string }[]>`select name from organizations where id = ${company.companyId}`;
      await hideFromEmployer.call(person.ctx, { name: row?.name ?? "" });
      return by(person, { companyId: company.companyId, allowed: true });
    },
    foreign: (s) => ({ companyId: s.away.company.companyId }),
  },
  "sourcing.candidates": { as: "recruiter", prepare: nothing },
  "sourcing.candidate": { as: "recruiter", prepare: (s) => ({ input: { candidateId: s.home.person.candidateId } }), foreign: (s) => ({ candidateId: s.away.candidateId }) },
  "sourcing.check": { as: "recruiter", prepare: (s) => ({ input: { email: s.home.person.email } }) },
  "sourcing.addCandidate": { as: "recruiter", prepare: () => ({ input: { fullName: "Ada Byron", email: `ada.${fresh()}@example.com`, note: "Met at the fair." } }) },
  "sourcing.blindCheck": { as: "recruiter", prepare: (s) => ({ input: { people: [{ email: s.home.person.email }], companyId: s.company.companyId } }), foreign: (s) => ({ companyId: s.away.recruiter.firmId }) },
  "sourcing.checksLeft": { as: "recruiter", prepare: nothing },
  "sourcing.myChecks": { as: "candidate", prepare: nothing },
  "sourcing.setChecks": { as: "candidate", prepare: () => ({ input: { answered: false } }) },
  "sourcing.myClaims": { as: "candidate", prepare: nothing, mayNameHolder: true },
  "sourcing.askRelease": {
    as: "candidate", async prepare(s) {
      const { claimId, email, fullName } = await s.world.claimed(s.recruiter);
      return by(await s.world.candidate({ name: fullName, email }), { claimId, reason: "I would rather be found by nobody" });
    },
    foreign: (s) => ({ claimId: s.away.claimId }),
  },
  "sourcing.keepClaim": {
    as: "recruiter", async prepare(s) {
      const { claimId, email, fullName } = await s.world.claimed(s.recruiter);
      await askRelease.call((await s.world.candidate({ name: fullName, email })).ctx, { claimId, reason: "I would rather be found by nobody" });
      return { input: { claimId, note: "We spoke last week" } };
    },
    foreign: (s) => ({ claimId: s.away.claimId }),
  },
  "sourcing.releaseClaim": { as: "recruiter", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId, reason: "Not looking any more" } }), foreign: (s) => ({ claimId: s.away.claimId }) },
  "sourcing.addEvidence": {
    as: "recruiter", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId, happenedOn: await today(s), direction: "both", note: "We spoke by phone." } }),
    foreign: (s) => ({ claimId: s.away.claimId, fileId: s.away.fileId }), answer: { fileId: "file_missing" },
  },
  "sourcing.answerEvidence": { as: "candidate", prepare: writtenDown, foreign: (s) => ({ evidenceId: s.away.handEvidenceId }) },
  "sourcing.evidenceFile": { as: "recruiter", prepare: async (s) => ({ input: { evidenceId: await proven(s) } }), foreign: (s) => ({ evidenceId: s.away.handEvidenceId }) },
  "sourcing.claimOffers": { as: "recruiter", prepare: nothing, mayNameHolder: true },
  "sourcing.offerClaim": {
    as: "recruiter", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId, toEmail: (await s.world.recruiter()).email, keepsBasisPoints: 5_000 } }),
    foreign: (s) => ({ claimId: s.away.claimId }),
  },
  "sourcing.acceptClaim": { as: "recruiter", prepare: async (s) => ({ input: { transferId: await offeredTo(s) } }), foreign: (s) => ({ transferId: s.away.transferId }) },
  "sourcing.declineClaim": { as: "recruiter", prepare: async (s) => ({ input: { transferId: await offeredTo(s), answer: "Not my field" } }), foreign: (s) => ({ transferId: s.away.transferId }) },
  "sourcing.withdrawClaimOffer": {
    as: "recruiter", async prepare(s) {
      const { claimId } = await s.world.claimed(s.recruiter);
      return { input: { transferId: (await offerClaim.call(s.recruiter.ctx, { claimId, toEmail: (await s.world.recruiter()).email })).transferId } };
    },
    foreign: (s) => ({ transferId: s.away.transferId }),
  },
  "sourcing.similar": { as: "recruiter", prepare: async (s) => ({ input: { fullName: (await s.world.claimed(s.recruiter, { fullName: `Similar ${fresh()}` })).fullName } }) },
  "sourcing.compare": { as: "recruiter", prepare: async (s) => ({ input: await twoRecords(s) }), foreign: (s) => ({ a: s.away.candidateId, b: s.away.candidateId }) },
  "sourcing.mergePeople": { as: "recruiter", prepare: async (s) => ({ input: { ...(await twoRecords(s)), reason: "The same voice on the phone." } }), foreign: (s) => ({ a: s.away.candidateId, b: s.away.candidateId }) },
  "sourcing.withdrawMerge": { as: "recruiter", prepare: async (s) => ({ input: { mergeId: await proposedMerge(s) } }), foreign: (s) => ({ mergeId: s.away.mergeId }) },
  "sourcing.merges": { as: "support", prepare: () => ({ input: { show: "answered" } }), mayNameHolder: true },
  "sourcing.merge": { as: "support", prepare: async (s) => ({ input: { mergeId: await proposedMerge(s) } }), noForeign: { mergeId: "the platform sees every merge" }, mayNameHolder: true },
  "sourcing.decideMerge": { as: "support", prepare: async (s) => ({ input: { mergeId: await proposedMerge(s), decision: "decline", answer: "Two birthdays." } }), noForeign: { mergeId: "the platform decides every merge" } },
  "sourcing.undoMerge": {
    as: "support", async prepare(s) {
      const { mergeId } = await mergePeople.call(s.recruiter.ctx, { ...(await twoRecords(s)), reason: "The same voice on the phone." });
      return { input: { mergeId, reason: "Two sisters." } };
    },
    noForeign: { mergeId: "the platform undoes every merge" },
  },
  "sourcing.companies": { as: "recruiter", prepare: nothing },
  "sourcing.requestText": {
    as: "recruiter", prepare: async (s) => ({ input: { fullName: "Ada Byron", companyId: s.company.companyId, jobId: await s.world.job(s.company), endsOn: "2099-01-01" } }),
    foreign: (s) => ({ companyId: s.away.recruiter.firmId, jobId: s.away.pausedJobId }),
  },
  "sourcing.requestRtr": {
    as: "recruiter", prepare: async (s) => ({ input: { candidateId: (await s.world.claimed(s.recruiter)).candidateId, companyId: s.company.companyId, jobId: await s.world.job(s.company) } }),
    foreign: (s) => ({ candidateId: s.away.candidateId, companyId: s.away.recruiter.firmId, jobId: s.away.pausedJobId }),
  },
  "sourcing.withdrawRtr": { as: "recruiter", prepare: async (s) => ({ input: { rtrId: (await asked(s)).rtrId } }), foreign: awayRtr },
  "sourcing.myConsents": { as: "candidate", prepare: nothing },
  "sourcing.consent": { as: "candidate", prepare: (s) => rtrOfPerson(s), foreign: awayRtr },
  "sourcing.openConsent": { as: "candidate", prepare: (s) => rtrOfPerson(s), foreign: awayRtr },
  "sourcing.sign": { as: "candidate", prepare: (s) => rtrOfPerson(s, { signedName: "", textVersion: 1 }), foreign: awayRtr },
  "sourcing.decline": { as: "candidate", prepare: (s) => rtrOfPerson(s), foreign: awayRtr },
  "sourcing.revoke": {
    as: "candidate",
    async prepare(s) {
      const { rtrId, person } = await s.world.consented(s.recruiter, await s.world.claimed(s.recruiter), s.company.companyId);
      return by(person, { rtrId });
    },
    foreign: awayRtr,
  },
  "sourcing.receipt": { as: "anonymous", prepare: async (s) => ({ input: { ref: (await signed(s)).receiptHash } }) },
  "sourcing.myBlocks": { as: "candidate", prepare: nothing },
  "sourcing.blockChanges": { as: "candidate", prepare: async (s) => by(await metBy(s), { recruiterId: s.recruiter.recruiterId }), foreign: (s) => ({ recruiterId: s.away.recruiter.recruiterId }), noForeign: { firmId: "one of the two is named; the refusal is the same" } },
  "sourcing.block": { as: "candidate", prepare: async (s) => by(await metBy(s), { recruiterId: s.recruiter.recruiterId, reason: "Too many calls" }), foreign: (s) => ({ recruiterId: s.away.recruiter.recruiterId }), noForeign: { firmId: "one of the two is named; the refusal is the same" } },
  "sourcing.unblock": {
    as: "candidate", async prepare(s) {
      const person = await metBy(s);
      return by(person, { blockId: (await blockRecruiter.call(person.ctx, { firmId: s.recruiter.firmId })).blockId });
    },
    foreign: (s) => ({ blockId: s.decided.blockId }),
  },
  "jobs.mine": { as: "company", prepare: nothing },
  "jobs.open": { as: "recruiter", prepare: () => ({ input: { search: "Role", workMode: "hybrid" } }) },
  "jobs.detail": { as: "recruiter", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company) } }), foreign: (s) => ({ jobId: s.away.pausedJobId }) },
  "jobs.hireCost": { as: "company_finance", prepare: () => ({ input: { currency: "USD", terms, ...offerCostPay } }) },
  "jobs.post": { as: "company", prepare: () => ({ input: jobForm() }) },
  "jobs.changeTerms": { as: "company", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company), basedOnVersion: 1, terms: { ...terms, feeBasisPoints: 1_800 } } }), foreign: (s) => ({ jobId: s.away.pausedJobId }) },
  "jobs.changeState": { as: "company", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company), from: "open", to: "paused" } }), foreign: (s) => ({ jobId: s.away.pausedJobId }) },
  "applications.list": { as: "recruiter", prepare: (s) => ({ input: { as: "recruiter", jobId: s.home.jobId } }), foreign: (s) => ({ jobId: s.away.money.jobId }), answer: { jobId: "ok" } },
  "applications.detail": { as: "company", prepare: (s) => ({ input: { applicationId: s.home.applicationId } }), foreign: applicationOf },
  "applications.preview": { as: "recruiter", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company), candidateId: s.home.person.candidateId, baseSalaryMinor: "12345678" } }), foreign: (s) => ({ jobId: s.away.pausedJobId, candidateId: s.away.candidateId }), answer: { jobId: "job_not_open" } },
  "applications.offerCost": { as: "company_finance", prepare: (s) => ({ input: { applicationId: s.home.applicationId, ...offerCostPay } }), foreign: applicationOf },
  "applications.submit": { as: "recruiter", prepare: async (s) => ({ input: { ...(await target(s)), note: "Ready in June." } }), foreign: (s) => ({ jobId: s.away.pausedJobId, candidateId: s.away.candidateId }), answer: { jobId: "job_not_open" } },
  "applications.startReview": { as: "company", prepare: (s) => submitted(s), foreign: applicationOf },
  "applications.reject": { as: "company", prepare: (s) => submitted(s, { reason: "Not this time" }), foreign: applicationOf },
  "applications.withdraw": { as: "recruiter", prepare: (s) => submitted(s), foreign: applicationOf },
  "applications.makeOffer": { as: "company", prepare: (s) => submitted(s, { ...offerCostPay, startDate: "2099-01-01" }), foreign: applicationOf },
  "applications.withdrawOffer": { as: "company", prepare: async (s) => ({ input: { applicationId: (await s.world.offered(own(s))).applicationId } }), foreign: applicationOf },
  "placements.list": { as: "recruiter", prepare: () => ({ input: { as: "recruiter" } }) },
  "placements.detail": { as: "recruiter", prepare: (s) => ({ input: { placementId: s.home.placementId } }), foreign: (s) => ({ placementId: s.away.money.placementId }), mayNameHolder: true },
  "placements.acceptOffer": { as: "candidate", prepare: (s) => offerToPerson(s), foreign: (s) => ({ offerId: s.away.offer.offerId }) },
  "placements.declineOffer": { as: "candidate", prepare: (s) => offerToPerson(s), foreign: (s) => ({ offerId: s.away.offer.offerId }) },
  "placements.confirmStart": { as: "company", prepare: async (s) => ({ input: { placementId: (await s.world.placed(own(s))).placementId } }), foreign: (s) => ({ placementId: s.away.money.placementId }) },
  "billing.list": { as: "company_finance", prepare: nothing },
  "billing.detail": { as: "company_finance", prepare: (s) => ({ input: { invoiceId: s.home.invoiceId } }), foreign: (s) => ({ invoiceId: s.away.money.invoiceId }) },
  "payouts.myMoney": { as: "recruiter", prepare: nothing },
  "payouts.placementMoney": { as: "recruiter", prepare: (s) => ({ input: { placementId: s.home.placementId } }), foreign: (s) => ({ placementId: s.away.money.placementId }), mayNameHolder: true },
  "payouts.myPayee": { as: "recruiter", prepare: nothing },
  "payouts.setUp": { as: "recruiter", prepare: () => ({ input: { country: "US" } }) },
  "payouts.checkSetUp": { as: "recruiter", prepare: nothing },
  "payouts.operations": { as: "support", prepare: nothing, mayNameHolder: true },
  "payouts.retryEvent": { as: "finance", prepare: async (s) => ({ input: { stripeEventId: await failedEvent(s) } }), noForeign: { stripeEventId: "the platform's own" } },
  ...disputeRows,
  ...messageRows,
  ...moderationRows,
  "proof.list": { as: "support", prepare: nothing },
  "proof.run": { as: "finance", prepare: nothing },
  "proof.liftStop": { as: "finance", prepare: async (s) => ({ input: { stopId: await stopped(s) } }), noForeign: { stopId: "the platform's own" } },
  "identity.talkPrivacy": { as: "signed_in", prepare: nothing },
  "identity.setTalkPrivacy": { as: "signed_in", prepare: () => ({ input: { typing: false } }) },
  "notifications.told": { as: "signed_in", prepare: nothing },
  "notifications.mine": { as: "signed_in", prepare: nothing },
  "notifications.recruiterNeeds": { as: "recruiter", prepare: nothing },
  ...connectionRows,
  "notifications.mailSettings": { as: "signed_in", prepare: nothing },
  "notifications.saveMailSettings": { as: "signed_in", prepare: () => ({ input: { choices: [{ mailClass: "messages", choice: "daily" }], timeZone: "Europe/Berlin", quiet: { from: 1320, to: 420 }, digestHour: 8 } }) },
  "notifications.unsubscribeOffer": { as: "anonymous", prepare: (s) => ({ input: { token: unsubscribeToken(s.recruiter.userId, "messages") } }) },
  "notifications.unsubscribe": { as: "anonymous", prepare: (s) => ({ input: { token: unsubscribeToken(s.recruiter.userId, "messages") } }) },
  "notifications.markRead": { as: "signed_in", prepare: () => ({ input: { ids: ["ntf_none"] } }) },
  "notifications.markAllRead": { as: "signed_in", prepare: nothing },
};

async function offerToPerson(s: Setting): Promise<Prepared> {
  const { person, offerId } = await s.world.offered(own(s));
  return by(person, { offerId });
}
