import type { Status } from "@/components/ui/status-pill";

const known: Readonly<Record<string, Status>> = {
  submitted: "submitted", in_review: "reviewing", offered: "offered", accepted: "accepted", rejected: "rejected", withdrawn: "withdrawn", requested: "pending", signed: "active", declined: "declined", revoked: "revoked", ended: "expired",
  awaiting_start: "pending", started: "in_guarantee", completed: "confirmed", cancelled: "closed", open: "open", paused: "paused", filled: "filled", closed: "closed", draft: "draft", made: "offered",
  partially_paid: "partially_paid", paid: "paid", void: "closed", held: "on_hold", scheduled: "scheduled", in_transit: "in_transit", expected: "earned", stopped: "stopped",
};

/** The pill for a stored state; a state without one is shown as unknown rather than hidden. */
export const pillOf = (state: string): Status => known[state] ?? "unknown";
/** An invoice's state in the reader's word. */
export const invoicePill = (state: string, overdue: boolean): Status => (overdue ? "overdue" : state === "open" ? "issued" : pillOf(state));
