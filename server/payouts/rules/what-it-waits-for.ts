/** Why an amount is not with its payee yet. A payee reads the date and these. */
export type Wait =
  | { code: "start"; text: string }
  | { code: "invoice"; text: string }
  | { code: "date"; text: string; until: Date }
  | { code: "dispute"; text: string }
  | { code: "payee_onboarding"; text: string }
  | { code: "bank_change"; text: string; until: Date }
  | { code: "provider_refusal"; text: string; until: Date | null }
  | { code: "checking"; text: string }
  | { code: "stopped"; text: string }
  | { code: "next_run"; text: string };

export type PayoutFacts = {
  started: boolean;
  invoicePaid: boolean;
  holdState: "held" | "released" | "forfeited" | null;
  openDisputes: number;
  notBefore: Date | null;
  scheduleState: "scheduled" | "claimed" | "paid" | "frozen" | "cancelled" | null;
  refusal: string | null;
  retryAt: Date | null;
  payeeReady: boolean;
  waitUntil: Date | null;
  stopped: boolean;
};

/**
 * Everything an amount still waits for, in the order in which it will be met (DESIGN §3, payouts). Empty = paid or gone.
 * In: the facts of one slice and the instant to judge by.
 */
export function whatItWaitsFor(facts: PayoutFacts, now: Date): Wait[] {
  if (facts.scheduleState === "paid" || facts.scheduleState === "cancelled" || facts.holdState === "forfeited") return [];
  const waits: Wait[] = [];
  if (!facts.started) waits.push({ code: "start", text: "the start to be confirmed" });
  if (!facts.invoicePaid) waits.push({ code: "invoice", text: "the company's invoice to be paid" });
  if (facts.notBefore && facts.notBefore.getTime() > now.getTime()) waits.push({ code: "date", text: "its release date", until: facts.notBefore });
  if (facts.openDisputes > 0) waits.push({ code: "dispute", text: "a dispute on this share to be decided" });
  if (!facts.payeeReady) waits.push({ code: "payee_onboarding", text: "the payee to finish payout set-up" });
  if (facts.waitUntil && facts.waitUntil.getTime() > now.getTime()) waits.push({ code: "bank_change", text: "the pause after a changed bank account", until: facts.waitUntil });
  if (facts.stopped) waits.push({ code: "stopped", text: "a difference in the daily proof to be cleared" });
  if (facts.scheduleState === "frozen") waits.push({ code: "checking", text: "a person to look at the payment provider's answer" });
  if (facts.scheduleState === "claimed") waits.push({ code: "checking", text: "the payment provider's answer" });
  if (facts.refusal && facts.retryAt && facts.retryAt.getTime() > now.getTime()) waits.push({ code: "provider_refusal", text: refusalText(facts.refusal), until: facts.retryAt });
  if (waits.length === 0) waits.push({ code: "next_run", text: "the next payout run" });
  return waits;
}

function refusalText(code: string): string {
  return code === "balance_insufficient" ? "the platform's balance to cover it" : "the payment provider to accept it";
}
