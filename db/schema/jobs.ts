import { sql } from "drizzle-orm";
import { check, customType, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { candidates, candidateSourcers, rightToRepresent } from "./candidates";
import { currency, id, instant, minor } from "./columns";
import { organizations, recruiters, users } from "./identity";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** A role that a company wants filled. */
export const jobs = pgTable(
  "jobs",
  {
    id: id().primaryKey(),
    companyId: id().notNull().references(() => organizations.id),
    title: text().notNull(),
    description: text().notNull(),
    location: text().notNull(),
    workMode: text().notNull(),
    /** How senior the role is; NULL = not said. A policy may protect longer for it. */
    level: text(),
    currency: currency().notNull(),
    salaryMinMinor: minor().notNull(),
    salaryMaxMinor: minor().notNull(),
    state: text().notNull().default("open"),
    /** The recruiter who owns the role; NULL = the company posted it itself. */
    ownerRecruiterId: id().references(() => recruiters.id),
    createdBy: id().notNull().references(() => users.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("jobs_of_company").on(t.companyId, t.createdAt),
    index("jobs_open").on(t.createdAt).where(sql`state = 'open'`),
    check("jobs_state_known", sql`${t.state} in ('draft','open','paused','filled','closed')`),
    check("jobs_work_mode_known", sql`${t.workMode} in ('on_site','hybrid','remote')`),
    check("jobs_level_known", sql`${t.level} in ('entry','mid','senior','lead','executive')`),
    check("jobs_salary_range", sql`${t.salaryMinMinor} > 0 and ${t.salaryMaxMinor} >= ${t.salaryMinMinor} and ${t.salaryMaxMinor} <= 10000000000000`),
  ],
);

/** What a hire on this job costs and how it is paid; versioned. Append-only. */
export const jobTerms = pgTable(
  "job_terms",
  {
    id: id().primaryKey(),
    jobId: id().notNull().references(() => jobs.id),
    version: integer().notNull(),
    feeKind: text().notNull(),
    /** Of the fee base; NULL for a fixed fee. */
    feeBasisPoints: integer(),
    /** NULL for a percentage. */
    feeFixedMinor: minor(),
    /** Which parts of pay count: base_salary, signing_bonus, target_bonus. */
    feeBase: text().array().notNull(),
    /** Calendar days in the company's zone from the confirmed start. */
    guaranteeDays: integer().notNull(),
    refundCurve: text().notNull(),
    /** Net days. */
    paymentDays: integer().notNull(),
    payoutTemplate: text().notNull(),
    invoiceAt: text().notNull(),
    policyVersion: integer().notNull(),
    createdBy: id().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("job_terms_version_once").on(t.jobId, t.version),
    check("job_terms_fee", sql`(${t.feeKind} = 'percentage' and ${t.feeBasisPoints} between 1 and 5000 and ${t.feeFixedMinor} is null) or (${t.feeKind} = 'fixed' and ${t.feeFixedMinor} between 1 and 10000000000000 and ${t.feeBasisPoints} is null)`),
    check("job_terms_fee_base", sql`cardinality(${t.feeBase}) > 0 and ${t.feeBase} <@ array['base_salary','signing_bonus','target_bonus']`),
    check("job_terms_guarantee", sql`${t.guaranteeDays} between 0 and 365`),
    check("job_terms_net", sql`${t.paymentDays} between 0 and 90`),
    check("job_terms_refund_known", sql`${t.refundCurve} in ('tiers','full','linear')`),
    check("job_terms_template_known", sql`${t.payoutTemplate} in ('at_guarantee_end','thirds','half_then_quarters','monthly_run')`),
    check("job_terms_invoice_known", sql`${t.invoiceAt} in ('confirmed_start','offer_acceptance')`),
  ],
);

/**
 * A company asked for a person itself, on one of its roles, before anybody presented them. Of the person it keeps the name as given and keyed hashes, and it says nothing of
 * whether anybody here knows them. Only that it was taken back is ever added.
 */
export const namedPeople = pgTable(
  "named_people",
  {
    id: id().primaryKey(),
    companyId: id().notNull().references(() => organizations.id),
    jobId: id().notNull().references(() => jobs.id),
    fullName: text().notNull(),
    /** NULL = no e-mail was given. */
    emailHash: text(),
    /** NULL = no profile was given. */
    linkedinHash: text(),
    /** Which of the marketplace's secrets made the hashes. */
    keyVersion: integer().notNull(),
    askedBy: id().notNull().references(() => users.id),
    askedAt: instant().notNull(),
    /** Until when the request counts. */
    until: instant().notNull(),
    /** NULL = it stands. */
    withdrawnAt: instant(),
  },
  (t) => [
    index("named_people_of_company").on(t.companyId),
    uniqueIndex("named_people_email_once").on(t.jobId, t.emailHash).where(sql`withdrawn_at is null`),
    uniqueIndex("named_people_linkedin_once").on(t.jobId, t.linkedinHash).where(sql`withdrawn_at is null`),
    check("named_people_by_a_key", sql`num_nonnulls(${t.emailHash}, ${t.linkedinHash}) > 0`),
    check("named_people_counts", sql`${t.until} > ${t.askedAt}`),
  ],
);

/** A candidate submitted to a job by a recruiter, under pinned terms and policy. */
export const applications = pgTable(
  "applications",
  {
    id: id().primaryKey(),
    jobId: id().notNull().references(() => jobs.id),
    companyId: id().notNull().references(() => organizations.id),
    candidateId: id().notNull().references(() => candidates.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    firmId: id().notNull().references(() => organizations.id),
    termsId: id().notNull().references(() => jobTerms.id),
    policyVersion: integer().notNull(),
    /** The consent it rests on; NULL = the submitter's own claim sufficed. */
    rtrId: id().references(() => rightToRepresent.id),
    /** The claim that protected the person at `submittedAt`; NULL = nobody's. */
    sourcerClaimId: id().references(() => candidateSourcers.id),
    /** The company's own request for the person, for which the sourcer has no share; NULL = nobody lost a share by one. */
    namedPersonId: id().references(() => namedPeople.id),
    state: text().notNull().default("submitted"),
    submittedAt: instant().notNull(),
    note: text(),
    /** What the company said when it answered; NULL = nothing yet. */
    verdict: text(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("applications_one_live").on(t.jobId, t.candidateId).where(sql`state not in ('rejected','withdrawn')`),
    index("applications_of_company").on(t.companyId, t.submittedAt),
    index("applications_of_firm").on(t.firmId, t.submittedAt),
    index("applications_of_candidate").on(t.candidateId),
    check("applications_state_known", sql`${t.state} in ('submitted','in_review','offered','accepted','rejected','withdrawn')`),
  ],
);

/** An offer to a candidate on an application. */
export const offers = pgTable(
  "offers",
  {
    id: id().primaryKey(),
    applicationId: id().notNull().references(() => applications.id),
    currency: currency().notNull(),
    baseSalaryMinor: minor().notNull(),
    signingBonusMinor: minor().notNull(),
    targetBonusMinor: minor().notNull(),
    startDate: date({ mode: "string" }).notNull(),
    state: text().notNull().default("made"),
    madeBy: id().notNull(),
    madeAt: instant().notNull(),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex("offers_one_live").on(t.applicationId).where(sql`state in ('made','accepted')`),
    check("offers_state_known", sql`${t.state} in ('made','accepted','declined','withdrawn')`),
    check("offers_pay", sql`${t.baseSalaryMinor} between 1 and 10000000000000 and ${t.signingBonusMinor} between 0 and 10000000000000 and ${t.targetBonusMinor} between 0 and 10000000000000`),
  ],
);

/** Who shares the fee of an application. The header carries what must hold for its parties together. */
export const splitAgreements = pgTable(
  "split_agreements",
  {
    id: id().primaryKey(),
    applicationId: id().notNull().references(() => applications.id),
    version: integer().notNull(),
    mode: text().notNull(),
    state: text().notNull().default("accepted"),
    platformBasisPoints: integer().notNull(),
    /** Of the pool; always the whole of it. */
    totalBasisPoints: integer().notNull(),
    policyVersion: integer().notNull(),
    createdAt: instant().notNull(),
    lockedAt: instant(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    unique("split_agreements_version_once").on(t.applicationId, t.version),
    uniqueIndex("split_agreements_one_live").on(t.applicationId).where(sql`state <> 'superseded'`),
    check("split_agreements_whole", sql`${t.totalBasisPoints} = 10000`),
    check("split_agreements_platform", sql`${t.platformBasisPoints} between 0 and 5000`),
    check("split_agreements_mode_known", sql`${t.mode} in ('template','equal','custom')`),
    check("split_agreements_state_known", sql`${t.state} in ('proposed','accepted','locked','superseded')`),
    check("split_agreements_locked", sql`(${t.state} = 'locked') <= (${t.lockedAt} is not null)`),
  ],
);

/** One party of a split agreement. Append-only; sealed with its header's transaction. */
export const splitParties = pgTable(
  "split_parties",
  {
    id: id().primaryKey(),
    agreementId: id().notNull().references(() => splitAgreements.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    role: text().notNull(),
    basisPoints: integer().notNull(),
    /** The rule that put this party in. */
    rule: text().notNull(),
    /** `by_rule` (marketplace terms) or `by_person`. */
    acceptedBy: text().notNull(),
    acceptedAt: instant().notNull(),
  },
  (t) => [
    unique("split_parties_once").on(t.agreementId, t.recruiterId, t.role),
    check("split_parties_minimum", sql`${t.basisPoints} between 500 and 10000`),
    check("split_parties_role_known", sql`${t.role} in ('candidate_sourcer','candidate_recruiter','job_owner','company_sourcer','collaborator')`),
  ],
);

/** A hire that owes a fee, with a snapshot of what was agreed. */
export const placements = pgTable(
  "placements",
  {
    id: id().primaryKey(),
    applicationId: id().notNull().unique("placements_application_once").references(() => applications.id),
    offerId: id().notNull().references(() => offers.id),
    agreementId: id().notNull().references(() => splitAgreements.id),
    jobId: id().notNull().references(() => jobs.id),
    companyId: id().notNull().references(() => organizations.id),
    candidateId: id().notNull().references(() => candidates.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    currency: currency().notNull(),
    feeBaseMinor: minor().notNull(),
    feeMinor: minor().notNull(),
    /** The job's terms as they stood at submission. */
    terms: jsonb().notNull(),
    policyVersion: integer().notNull(),
    /** Zone in which the guarantee's calendar days are counted. */
    timeZone: text().notNull(),
    /** Who held the protection at `sourcedAsOf`; NULL = nobody. */
    sourcerClaimId: id().references(() => candidateSourcers.id),
    sourcedAsOf: instant().notNull(),
    state: text().notNull().default("awaiting_start"),
    startDate: date({ mode: "string" }).notNull(),
    companyConfirmedAt: instant(),
    companyConfirmedBy: text(),
    talentConfirmedAt: instant(),
    talentConfirmedBy: text(),
    startedAt: instant(),
    guaranteeEndsAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("placements_of_company").on(t.companyId, t.createdAt),
    index("placements_of_candidate").on(t.candidateId),
    check("placements_state_known", sql`${t.state} in ('awaiting_start','started','completed','cancelled')`),
    check("placements_fee", sql`${t.feeMinor} between 1 and 10000000000000`),
    check("placements_started_by_both", sql`(${t.startedAt} is null) = (${t.guaranteeEndsAt} is null) and (${t.startedAt} is null or (${t.companyConfirmedAt} is not null and ${t.talentConfirmedAt} is not null))`),
  ],
);

/** A recruiter on a placement: role, basis points, cents. Append-only. */
export const placementCollaborators = pgTable(
  "placement_collaborators",
  {
    id: id().primaryKey(),
    placementId: id().notNull().references(() => placements.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    role: text().notNull(),
    basisPoints: integer().notNull(),
    amountMinor: minor().notNull(),
    rule: text().notNull(),
  },
  (t) => [
    unique("placement_collaborators_once").on(t.placementId, t.recruiterId, t.role),
    index("placement_collaborators_of_recruiter").on(t.recruiterId),
    check("placement_collaborators_amount", sql`${t.amountMinor} > 0`),
  ],
);
