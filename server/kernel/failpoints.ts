import { wantedFailpoint } from "../env";

/** Every point at which a crash test may kill the process. Closed: the crash matrix must name each. */
export const failpoints = ["payout.before-intent", "payout.after-intent", "payout.before-call", "payout.after-call", "payout.after-record", "invoice.after-create", "invoice.after-finalize", "webhook.after-store", "import.inside-set", "talk.before-push", "talk.after-push", "move.before-news", "move.after-news", "move.after-push"] as const;
export type Failpoint = (typeof failpoints)[number];

/** Kills the process here if a crash test asked for it by its environment. */
export function failpoint(name: Failpoint): void {
  if (wantedFailpoint() === name) process.kill(process.pid, "SIGKILL");
}
