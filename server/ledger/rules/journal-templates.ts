import type { Currency } from "../../money";

/** A ledger account by what it is for; opened when first used. */
export type AccountRef = { kind: AccountKind; placementId?: string; payeeId?: string };
export type AccountKind =
  | "company_receivable" | "deferred_fee" | "provider_cash" | "processing_cost" | "platform_revenue" | "held" | "payable" | "payee_receivable" | "chargeback_loss";

/** One business cause of money moving. Minor units: + debit, − credit; the entries sum to zero. */
export type JournalDraft = {
  kind: string;
  causeKey: string;
  placementId: string | null;
  currency: Currency;
  entries: { account: AccountRef; minor: bigint }[];
};

type Of = { placementId: string; currency: Currency };

/** DESIGN §4: + company receivable − deferred fee of the placement. */
export function invoiceIssued(of: Of & { invoiceId: string; amountMinor: bigint }): JournalDraft {
  return draft("invoice.issued", `invoice.issued:${of.invoiceId}`, of, [
    [{ kind: "company_receivable", placementId: of.placementId }, of.amountMinor],
    [{ kind: "deferred_fee", placementId: of.placementId }, -of.amountMinor],
  ]);
}

/** DESIGN §4: + provider cash − company receivable; + processing cost − provider cash (the cash entry is net of the cost). */
export function invoicePaid(of: Of & { paymentId: string; amountMinor: bigint; costMinor: bigint }): JournalDraft {
  return draft("invoice.paid", `invoice.paid:${of.paymentId}`, of, [
    [{ kind: "provider_cash" }, of.amountMinor - of.costMinor],
    [{ kind: "processing_cost" }, of.costMinor],
    [{ kind: "company_receivable", placementId: of.placementId }, -of.amountMinor],
  ]);
}

/** DESIGN §4: + deferred fee − platform revenue − held of each payee. */
export function feeAllocated(of: Of & { feeMinor: bigint; platformMinor: bigint; held: readonly { payeeId: string; amountMinor: bigint }[] }): JournalDraft {
  return draft("fee.allocated", `fee.allocated:${of.placementId}`, of, [
    [{ kind: "deferred_fee", placementId: of.placementId }, of.feeMinor],
    [{ kind: "platform_revenue" }, -of.platformMinor],
    ...of.held.map((share): [AccountRef, bigint] => [{ kind: "held", placementId: of.placementId, payeeId: share.payeeId }, -share.amountMinor]),
  ]);
}

/** A decision gives a part of a sourcer's share to somebody else: + held of who had it − held of who gets it. */
export function shareAwarded(award: Of & { disputeId: string; fromPayeeId: string; toPayeeId: string; amountMinor: bigint }): JournalDraft {
  return draft("share.awarded", `share.awarded:${award.disputeId}:${award.placementId}`, award, [
    [{ kind: "held", placementId: award.placementId, payeeId: award.fromPayeeId }, award.amountMinor],
    [{ kind: "held", placementId: award.placementId, payeeId: award.toPayeeId }, -award.amountMinor],
  ]);
}

/** DESIGN §4: + held − payable. */
export function holdReleased(hold: Of & { holdId: string; payeeId: string; amountMinor: bigint }): JournalDraft {
  return draft("hold.released", `hold.released:${hold.holdId}`, hold, [
    [{ kind: "held", placementId: hold.placementId, payeeId: hold.payeeId }, hold.amountMinor],
    [{ kind: "payable", placementId: hold.placementId, payeeId: hold.payeeId }, -hold.amountMinor],
  ]);
}

/** DESIGN §4: + payable − provider cash. */
export function transferSent(intent: Of & { intentId: string; payeeId: string; amountMinor: bigint }): JournalDraft {
  return draft("transfer.sent", `transfer.sent:${intent.intentId}`, intent, [
    [{ kind: "payable", placementId: intent.placementId, payeeId: intent.payeeId }, intent.amountMinor],
    [{ kind: "provider_cash" }, -intent.amountMinor],
  ]);
}

function draft(kind: string, causeKey: string, of: Of, entries: [AccountRef, bigint][]): JournalDraft {
  const kept = entries.filter(([, minor]) => minor !== 0n).map(([account, minor]) => ({ account, minor }));
  return { kind, causeKey, placementId: of.placementId, currency: of.currency, entries: kept };
}
