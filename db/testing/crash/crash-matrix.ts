import { faultKinds, type FaultKind } from "../../../dev/stripe-sandbox/types";
import { type Failpoint, failpoints } from "@/server/kernel/failpoints";

/** What the provider does to the call; `none` = nothing. Slowness alone is no fault of an outcome. */
export type Fault = Exclude<FaultKind, "slow"> | "none";
const every: readonly Fault[] = ["none", ...faultKinds.filter((kind) => kind !== "slow")];
/** Refusals that only a transfer can get. */
const ofTransfers: readonly Fault[] = ["balance_insufficient", "transfers_not_allowed"];
const ofInvoices = every.filter((fault) => !ofTransfers.includes(fault));
/** Reading an event's object again changes nothing at the provider, so that only whether it answers can differ. */
const ofReads: readonly Fault[] = ["none", "timeout_before", "reset_before", "error_429", "error_500_before"];

export const keyFates = ["kept", "pruned"] as const;
export type KeyFate = (typeof keyFates)[number];

/** Every failpoint, with the faults under which a process is killed there. The type asks for each failpoint; a test does too. */
export const crashMatrix = {
  "payout.before-intent": every, "payout.after-intent": every, "payout.before-call": every, "payout.after-call": every, "payout.after-record": every,
  "invoice.after-create": ofInvoices, "invoice.after-finalize": ofInvoices,
  "webhook.after-store": ofReads,
  // Nobody outside is asked while a list is brought.
  "import.inside-set": ["none"],
  // The push server takes what it is sent, or was never asked.
  "talk.before-push": ["none"], "talk.after-push": ["none"], "move.before-news": ["none"], "move.after-news": ["none"], "move.after-push": ["none"],
} as const satisfies Record<Failpoint, readonly Fault[]>;

export const payoutPoints = failpoints.filter((point) => point.startsWith("payout."));
export const invoicePoints = failpoints.filter((point) => point.startsWith("invoice."));
export const importPoints = failpoints.filter((point) => point.startsWith("import."));
export const talkPoints = failpoints.filter((point) => point.startsWith("talk."));
export const movePoints = failpoints.filter((point) => point.startsWith("move."));
export const webhookPoints = failpoints.filter((point) => point.startsWith("webhook."));
export const faultsOf = (points: readonly Failpoint[]): Fault[] => every.filter((fault) => points.some((point) => (crashMatrix[point] as readonly Fault[]).includes(fault)));

/**
 * A 500 that nothing was executed for, under a key that goes on to replay it: the look-up finds nothing, and the key stays useless. The intent
 * is frozen for a person, who alone may decide on a new attempt (RELIABILITY §3.3); the record is then never reached.
 */
export const endsFrozen = (fault: Fault, keys: KeyFate): boolean => fault === "error_500_before" && keys === "kept";
