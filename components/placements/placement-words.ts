import { dayKey, formatDate } from "@/components/format";
import type { Status } from "@/components/ui/status-pill";

export type PlacementSide = "company" | "recruiter" | "candidate" | "admin";
/** A placement as its lists and pages get it. */
export type PlacementView = {
  state: "awaiting_start" | "started" | "completed" | "cancelled"; candidateName: string; companyName: string; recruiterName: string; startDate: string; guaranteeEndsAt: string | null; companyConfirmed: boolean; talentConfirmed: boolean; invoiceState: string | null;
};
/** A dated amount of the placement: whether it is paid, or stands still until a person has looked at it. */
export type PlacementShare = { step: string; waits: readonly { code: string }[] };
/** The instant to judge by, and the company's zone, whose calendar decides. */
export type PlacementMoment = { now: string; timeZone?: string };

/** Whether the start day has come in the company's zone: from then on the start can be confirmed. */
export const startReached = (startDate: string, { now, timeZone }: PlacementMoment): boolean => startDate <= dayKey(now, { timeZone });

const guaranteeOver = (placement: PlacementView, now: string): boolean => placement.guaranteeEndsAt !== null && placement.guaranteeEndsAt <= now;

/** The state as a pill says it: a started placement is in guarantee until the day it ends. */
export function placementPill(placement: PlacementView, moment: PlacementMoment): { status: Status; word: string } {
  if (placement.state === "cancelled") return { status: "closed", word: "Cancelled" };
  if (placement.state === "awaiting_start") return startReached(placement.startDate, moment) ? { status: "needs_you", word: "Start to be confirmed" } : { status: "pending", word: "Awaiting start" };
  return placement.state === "completed" || guaranteeOver(placement, moment.now) ? { status: "confirmed", word: "Guarantee over" } : { status: "in_guarantee", word: "In guarantee" };
}

/** Who is still to confirm the start, by name, the reader as "you"; empty = both sides have. */
export function stillToConfirm(placement: PlacementView, side: PlacementSide, mayConfirm: boolean): string[] {
  const company = side === "company" && mayConfirm ? "you" : placement.companyName;
  const other = side === "candidate" ? placement.recruiterName : placement.candidateName;
  const talent = side !== "company" && mayConfirm ? `you or ${other}` : `${placement.recruiterName} or ${placement.candidateName}`;
  return [...(placement.companyConfirmed ? [] : [company]), ...(placement.talentConfirmed ? [] : [talent])];
}

/** What has become of a fee that arrived. Without the amounts, it is what was agreed. */
function feeArrived(shares: readonly PlacementShare[]): string {
  const stopped = shares.filter((share) => share.waits.some((wait) => wait.code === "checking"));
  const others = shares.filter((share) => !stopped.includes(share));
  const done = others.length > 0 && others.every((share) => share.step === "paid");
  if (stopped.length === 0) return done ? "The fee has arrived, and every share is paid." : "The fee has arrived, and each share is paid on its dates.";
  return `${stopped.length === 1 ? "One payment stands" : `${stopped.length} payments stand`} still until the platform has looked at ${stopped.length === 1 ? "it" : "them"}; ${done ? "all others are paid" : "the others are paid on their dates"}.`;
}

/** What the placement waits for now, in a sentence or two: the answer at the head of its page. */
export function placementAnswer(placement: PlacementView, side: PlacementSide, mayConfirm: boolean, moment: PlacementMoment, shares: readonly PlacementShare[] = []): string {
  const until = placement.guaranteeEndsAt === null ? "" : formatDate(placement.guaranteeEndsAt, { timeZone: moment.timeZone });
  if (placement.state === "cancelled") return "This placement was cancelled. Nothing is owed for it.";
  if (placement.state === "awaiting_start") {
    const open = stillToConfirm(placement, side, mayConfirm);
    const who = capital(open.join(", and "));
    if (!startReached(placement.startDate, moment)) return `The first day is ${formatDate(placement.startDate)}. From then on the company, and the recruiter or the candidate, confirm the start.`;
    return open.length === 0 ? "The start is confirmed by both sides." : `${who} ${open.length > 1 || open[0]?.startsWith("you") ? "are" : "is"} still to confirm the start.${side === "candidate" ? "" : " Then the guarantee runs and the invoice is issued."}`;
  }
  const guarantee = placement.state === "completed" || guaranteeOver(placement, moment.now) ? `The guarantee ended on ${until}.` : `The guarantee runs until ${until}.`;
  if (side === "candidate") return `${guarantee} There is nothing you have to do.`;
  if (placement.invoiceState === "paid") return side === "company" ? `${guarantee} The invoice is paid.` : `${guarantee} ${feeArrived(shares)}`;
  return placement.invoiceState === null || placement.invoiceState === "draft" ? `${guarantee} The invoice is on its way.` : `${guarantee} ${side === "company" ? "Your invoice" : `The invoice of ${placement.companyName}`} is not paid yet; no share is paid before it is.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
