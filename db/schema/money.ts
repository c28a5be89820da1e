import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { currency, id, instant, minor } from "./columns";
import { organizations, payees } from "./identity";
import { placementCollaborators, placements } from "./jobs";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** A ledger account. The balance is kept by a trigger; debit positive, credit negative. */
export const ledgerAccounts = pgTable(
  "ledger_accounts",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Kind, currency, placement and payee in one text. */
    key: text().notNull().generatedAlwaysAs(sql`app.account_key(kind, currency::text, placement_id, payee_id)`).unique("ledger_accounts_once"),
    kind: text().notNull(),
    currency: currency().notNull(),
    /** NULL = not of one placement. */
    placementId: id().references(() => placements.id),
    /** NULL = not of one payee. */
    payeeId: id().references(() => payees.id),
    /** `debit` accounts may not fall below zero, `credit` accounts not rise above it. */
    normalSide: text().notNull(),
    allowNegative: boolean().notNull().default(false),
    balanceMinor: minor().notNull().default(sql`0`),
    /** Set when the placement is completed; then the balance must stay zero. */
    closedAt: instant(),
  },
  (t) => [
    unique("ledger_accounts_currency").on(t.id, t.currency),
    index("ledger_accounts_of_placement").on(t.placementId),
    index("ledger_accounts_of_payee").on(t.payeeId),
    check("ledger_accounts_kind_known", sql`${t.kind} in ('company_receivable','deferred_fee','provider_cash','processing_cost','platform_revenue','held','payable','payee_receivable','chargeback_loss')`),
    check("ledger_accounts_solvent", sql`${t.allowNegative} or (case ${t.normalSide} when 'debit' then ${t.balanceMinor} >= 0 else ${t.balanceMinor} <= 0 end)`),
    check("ledger_accounts_side_known", sql`${t.normalSide} in ('debit','credit')`),
    check("ledger_accounts_closed_at_zero", sql`${t.closedAt} is null or ${t.balanceMinor} = 0`),
  ],
);

/** One business cause of money moving. Append-only, sealed by its transaction. */
export const ledgerJournals = pgTable(
  "ledger_journals",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    kind: text().notNull(),
    /** For example `hold.released:hld_…`: one cause makes at most one journal. */
    causeKey: text().notNull().unique("ledger_journals_cause_once"),
    /** Hash of the entries: the same cause with other content is an error. */
    contentHash: text().notNull(),
    placementId: id(),
    reverses: uuid().unique("ledger_journals_reversed_once"),
    occurredAt: instant().notNull(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    foreignKey({ columns: [t.reverses], foreignColumns: [t.id], name: "ledger_journals_reverses_fk" }),
    index("ledger_journals_of_placement").on(t.placementId, t.occurredAt),
    index("ledger_journals_by_time").on(t.occurredAt),
  ],
);

/** One entry of a journal: + debit, − credit. Append-only. */
export const ledgerPostings = pgTable(
  "ledger_postings",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    journalId: uuid().notNull().references(() => ledgerJournals.id),
    accountId: bigint({ mode: "bigint" }).notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.accountId, t.currency], foreignColumns: [ledgerAccounts.id, ledgerAccounts.currency], name: "ledger_postings_account_currency" }),
    index("ledger_postings_of_journal").on(t.journalId),
    index("ledger_postings_of_account").on(t.accountId),
    check("ledger_postings_not_zero", sql`${t.amountMinor} <> 0`),
  ],
);

/** What arrived, was allocated and was sent for one placement: the row that forbids paying more than has come. */
export const placementMoney = pgTable(
  "placement_money",
  {
    placementId: id().notNull().references(() => placements.id),
    currency: currency().notNull(),
    receivedMinor: minor().notNull().default(sql`0`),
    refundedMinor: minor().notNull().default(sql`0`),
    allocatedMinor: minor().notNull().default(sql`0`),
    sentMinor: minor().notNull().default(sql`0`),
    reversedMinor: minor().notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.placementId, t.currency] }),
    check("placement_money_not_negative", sql`least(${t.receivedMinor}, ${t.refundedMinor}, ${t.allocatedMinor}, ${t.sentMinor}, ${t.reversedMinor}) >= 0`),
    check("placement_money_refunded", sql`${t.refundedMinor} <= ${t.receivedMinor}`),
    check("placement_money_reversed", sql`${t.reversedMinor} <= ${t.sentMinor}`),
    check("placement_money_sent", sql`${t.sentMinor} - ${t.reversedMinor} <= ${t.allocatedMinor}`),
    check("placement_money_allocated", sql`${t.allocatedMinor} <= ${t.receivedMinor} - ${t.refundedMinor}`),
  ],
);

/** Header of the money split of a placement: its rows always sum to its fee. */
export const payoutSplitSets = pgTable(
  "payout_split_sets",
  {
    id: id().primaryKey(),
    placementId: id().notNull().references(() => placements.id),
    currency: currency().notNull(),
    feeMinor: minor().notNull(),
    poolMinor: minor().notNull(),
    totalBasisPoints: integer().notNull(),
    policyVersion: integer().notNull(),
    supersededAt: instant(),
    createdAt: instant().notNull(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    uniqueIndex("payout_split_sets_one_live").on(t.placementId).where(sql`superseded_at is null`),
    unique("payout_split_sets_currency").on(t.id, t.currency),
    check("payout_split_sets_whole", sql`${t.totalBasisPoints} = 10000`),
    check("payout_split_sets_fee", sql`${t.feeMinor} > 0 and ${t.poolMinor} between 0 and ${t.feeMinor}`),
  ],
);

/** One share of one placement's fee, in cents; the platform's share is a row too. Append-only. */
export const payoutSplits = pgTable(
  "payout_splits",
  {
    id: id().primaryKey(),
    setId: id().notNull().references(() => payoutSplitSets.id),
    placementId: id().notNull().references(() => placements.id),
    /** NULL = the platform. */
    collaboratorId: id().references(() => placementCollaborators.id),
    /** NULL = the platform. */
    payeeId: id().references(() => payees.id),
    role: text().notNull(),
    /** Of the pool; of the fee for the platform. */
    basisPoints: integer().notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    rule: text().notNull(),
  },
  (t) => [
    index("payout_splits_of_placement").on(t.placementId),
    index("payout_splits_of_payee").on(t.payeeId),
    foreignKey({ columns: [t.setId, t.currency], foreignColumns: [payoutSplitSets.id, payoutSplitSets.currency], name: "payout_splits_set_currency" }),
    check("payout_splits_amount", sql`${t.amountMinor} > 0`),
    check("payout_splits_platform", sql`(${t.role} = 'platform') = (${t.payeeId} is null) and (${t.payeeId} is null) = (${t.collaboratorId} is null)`),
  ],
);

/** A company's bill for one placement. */
export const invoices = pgTable(
  "invoices",
  {
    id: id().primaryKey(),
    number: text().notNull().unique("invoices_number_once"),
    placementId: id().notNull().unique("invoices_placement_once").references(() => placements.id),
    companyId: id().notNull().references(() => organizations.id),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    paidMinor: minor().notNull().default(sql`0`),
    state: text().notNull().default("draft"),
    dueOn: date({ mode: "string" }).notNull(),
    /** NULL until the provider has it. */
    stripeInvoiceId: text().unique("invoices_stripe_once"),
    hostedUrl: text(),
    createdAt: instant().notNull(),
    issuedAt: instant(),
    paidAt: instant(),
  },
  (t) => [
    index("invoices_of_company").on(t.companyId, t.createdAt),
    check("invoices_state_known", sql`${t.state} in ('draft','open','partially_paid','paid','void')`),
    check("invoices_amount", sql`${t.amountMinor} > 0 and ${t.paidMinor} between 0 and ${t.amountMinor}`),
    check("invoices_paid_in_full", sql`(${t.state} = 'paid') = (${t.paidMinor} = ${t.amountMinor}) and (${t.state} = 'paid') = (${t.paidAt} is not null)`),
    check("invoices_issued", sql`${t.state} in ('draft','void') or (${t.stripeInvoiceId} is not null and ${t.issuedAt} is not null)`),
  ],
);

/** Money that arrived for an invoice. Append-only. */
export const invoicePayments = pgTable(
  "invoice_payments",
  {
    id: id().primaryKey(),
    invoiceId: id().notNull().references(() => invoices.id),
    placementId: id().notNull(),
    stripeInvoicePaymentId: text().notNull().unique("invoice_payments_stripe_once"),
    stripeBalanceTransactionId: text().notNull().unique("invoice_payments_txn_once"),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    /** What the provider kept; borne by the platform. */
    feeMinor: minor().notNull(),
    /** When the provider lets us use it. */
    availableAt: instant().notNull(),
    paidAt: instant().notNull(),
  },
  (t) => [check("invoice_payments_amount", sql`${t.amountMinor} > 0 and ${t.feeMinor} between 0 and ${t.amountMinor}`)],
);

/** A company as the payment provider knows it. */
export const billingCustomers = pgTable("billing_customers", {
  companyId: id().primaryKey().references(() => organizations.id),
  stripeCustomerId: text().notNull().unique("billing_customers_stripe_once"),
  createdAt: instant().notNull(),
});

/** Provider events: stored, answered, then folded in by a job. */
export const stripeEvents = pgTable(
  "stripe_events",
  {
    id: text().primaryKey(),
    type: text().notNull(),
    apiVersion: text(),
    /** The id of the object it is about; NULL = none. */
    objectId: text(),
    objectType: text(),
    /** `received` → `done`, or `parked` (unknown type), or `failed` (visible, can be retried). */
    state: text().notNull().default("received"),
    error: text(),
    attempts: integer().notNull().default(0),
    payload: jsonb().notNull(),
    receivedAt: instant().notNull(),
    handledAt: instant(),
  },
  (t) => [
    index("stripe_events_open").on(t.receivedAt).where(sql`state in ('received','failed')`),
    check("stripe_events_state_known", sql`${t.state} in ('received','done','parked','failed')`),
  ],
);

/** A payee's connected account, as the provider last described it. */
export const payeeAccounts = pgTable(
  "payee_accounts",
  {
    payeeId: id().primaryKey().references(() => payees.id),
    stripeAccountId: text().notNull().unique("payee_accounts_stripe_once"),
    transfersActive: boolean().notNull().default(false),
    detailsSubmitted: boolean().notNull().default(false),
    requirements: jsonb().$type<string[]>().notNull().default([]),
    /** A changed bank account waits until then; NULL = no wait. */
    payoutsWaitUntil: instant(),
    updatedAt: instant().notNull(),
  },
);

/** Money of a payout split kept back until its release conditions are met ("guarantee hold"). */
export const escrowHolds = pgTable(
  "escrow_holds",
  {
    id: id().primaryKey(),
    payoutSplitId: id().notNull().references(() => payoutSplits.id),
    placementId: id().notNull().references(() => placements.id),
    payeeId: id().notNull().references(() => payees.id),
    sliceNo: integer().notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    notBefore: instant().notNull(),
    state: text().notNull().default("held"),
    openDisputes: integer().notNull().default(0),
    settledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("escrow_holds_slice_once").on(t.payoutSplitId, t.sliceNo),
    unique("escrow_holds_amount_currency").on(t.id, t.payeeId, t.currency),
    index("escrow_holds_due").on(t.notBefore, t.id).where(sql`state = 'held' and open_disputes = 0`),
    index("escrow_holds_of_placement").on(t.placementId),
    index("escrow_holds_of_payee").on(t.payeeId, t.state),
    check("escrow_holds_state_known", sql`${t.state} in ('held','released','forfeited','moved')`),
    check("escrow_holds_amount", sql`${t.amountMinor} > 0`),
    check("escrow_holds_open_disputes", sql`${t.openDisputes} >= 0`),
    check("escrow_holds_not_early", sql`${t.state} <> 'released' or ${t.settledAt} >= ${t.notBefore}`),
    check("escrow_holds_not_disputed", sql`${t.state} <> 'released' or ${t.openDisputes} = 0`),
    check("escrow_holds_settled", sql`(${t.state} = 'held') = (${t.settledAt} is null)`),
  ],
);

/** One dated, conditional payment of a payout split to its payee. */
export const payoutSchedules = pgTable(
  "payout_schedules",
  {
    id: id().primaryKey(),
    holdId: id().notNull().unique("payout_schedules_hold_once"),
    payoutSplitId: id().notNull().references(() => payoutSplits.id),
    placementId: id().notNull().references(() => placements.id),
    payeeId: id().notNull().references(() => payees.id),
    sliceNo: integer().notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    dueAt: instant().notNull(),
    state: text().notNull().default("scheduled"),
    /** Fence of the current claim; every claim raises it. */
    claimNo: integer().notNull().default(0),
    leaseUntil: instant(),
    /** Not before then after a refusal; NULL = at once. */
    retryAt: instant(),
    /** What the provider last refused with; NULL = nothing. */
    refusal: text(),
    paidAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.holdId, t.payeeId, t.currency], foreignColumns: [escrowHolds.id, escrowHolds.payeeId, escrowHolds.currency], name: "payout_schedules_hold" }),
    index("payout_schedules_due").on(t.dueAt, t.id).where(sql`state in ('scheduled','claimed')`),
    index("payout_schedules_of_placement").on(t.placementId),
    index("payout_schedules_of_payee").on(t.payeeId, t.dueAt),
    check("payout_schedules_state_known", sql`${t.state} in ('scheduled','claimed','paid','frozen','cancelled')`),
    check("payout_schedules_amount", sql`${t.amountMinor} > 0`),
    check("payout_schedules_paid", sql`(${t.state} = 'paid') = (${t.paidAt} is not null)`),
    check("payout_schedules_lease", sql`(${t.state} = 'claimed') = (${t.leaseUntil} is not null)`),
  ],
);

/** The durable decision to move one slice; committed before the provider is called. */
export const transferIntents = pgTable(
  "transfer_intents",
  {
    id: id().primaryKey(),
    scheduleId: id().notNull().references(() => payoutSchedules.id),
    holdId: id().notNull().references(() => escrowHolds.id),
    placementId: id().notNull().references(() => placements.id),
    payeeId: id().notNull().references(() => payees.id),
    sliceNo: integer().notNull(),
    kind: text().notNull().default("payout"),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    /** The connected account, fixed when the intent was made. */
    destination: text().notNull(),
    state: text().notNull().default("ready"),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    unique("transfer_intents_slice_once").on(t.holdId, t.sliceNo, t.kind),
    index("transfer_intents_of_placement").on(t.placementId),
    index("transfer_intents_open").on(t.createdAt).where(sql`state in ('ready','calling','unknown')`),
    check("transfer_intents_state_known", sql`${t.state} in ('ready','calling','unknown','sent','frozen','cancelled')`),
    check("transfer_intents_amount", sql`${t.amountMinor} > 0`),
    check("transfer_intents_sent", sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
);

/** One attempt to move a schedule's money. A next attempt can exist only after a stored refusal. */
export const transfers = pgTable(
  "transfers",
  {
    intentId: id().notNull().references(() => transferIntents.id),
    attempt: integer().notNull(),
    prev: integer().generatedAlwaysAs(sql`nullif(attempt - 1, 0)`),
    prevOutcome: text(),
    placementId: id().notNull(),
    outcome: text().notNull().default("open"),
    /** The provider's refusal code; NULL = not refused. */
    refusal: text(),
    stripeTransferId: text().unique("transfers_stripe_once"),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.intentId, t.attempt] }),
    unique("transfers_outcome").on(t.intentId, t.attempt, t.outcome),
    foreignKey({ columns: [t.intentId, t.prev, t.prevOutcome], foreignColumns: [t.intentId, t.attempt, t.outcome], name: "transfers_after_refusal" }),
    uniqueIndex("transfers_one_sent").on(t.intentId).where(sql`outcome = 'sent'`),
    check("transfers_attempt", sql`${t.attempt} >= 1`),
    check("transfers_outcome_known", sql`${t.outcome} in ('open','unknown','refused','sent')`),
    check("transfers_prev_outcome", sql`(${t.attempt} = 1) = (${t.prevOutcome} is null) and (${t.prevOutcome} is null or ${t.prevOutcome} = 'refused')`),
    check("transfers_sent", sql`(${t.outcome} = 'sent') = (${t.stripeTransferId} is not null)`),
    check("transfers_refused", sql`(${t.outcome} = 'refused') = (${t.refusal} is not null)`),
  ],
);
