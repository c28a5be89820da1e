/** The two of a connection. */
export type Side = "candidate" | "recruiter";
export const otherSide = (side: Side): Side => (side === "candidate" ? "recruiter" : "candidate");

export type ConnectionState = "pending" | "active" | "inactive" | "declined" | "withdrawn" | "blocked";
/** A state as one of the two may see it: who is shut out sees that the other is not available. */
export type ShownState = ConnectionState | "unavailable";
export type Act = "ask" | "accept" | "decline" | "withdraw" | "disconnect" | "block" | "unblock";

/** Where a connection stands. `cameFrom`: the state before its last move; null = it was just asked for the first time. `quiet`: declined, and who asked is not told. */
export type Standing = { state: ConnectionState; askedBy: Side; movedBy: Side | "admin"; movedAt: Date; quiet: boolean; cameFrom: string | null; recruiterBlocks: boolean; candidateBlocks: boolean };

const DAY = 86_400_000;
const MINUTE = 60_000;
const blockedBy = (standing: Standing, side: Side): boolean => (side === "candidate" ? standing.candidateBlocks : standing.recruiterBlocks);

/** What one of the two sees of a connection's state. */
export function shownState(standing: Standing, side: Side): ShownState {
  if (standing.state === "blocked") return blockedBy(standing, side) ? "blocked" : "unavailable";
  return stillAsked(standing, side) ? "pending" : standing.state;
}

/** Whether a request of one's own stands: it is open, or was declined without a word. */
export const stillAsked = (standing: Standing, side: Side): boolean => standing.askedBy === side && (standing.state === "pending" || (standing.state === "declined" && standing.quiet));

/** Whether the other's request can be accepted: it is open, or one declined it without a word oneself. */
export const canAccept = (standing: Standing, side: Side): boolean => stillAsked(standing, otherSide(side));

/**
 * What a request of one of the two comes to. `later`: not before an instant, because the other declined it, ended the connection, or one took one's own request back, less than so many
 * days ago (policy). Taking back counts, so that nobody can tell by it whether they were declined without a word, and a bell is not rung by asking and taking back.
 */
export type Asking = { to: "ask" | "accept" | "already_asked" | "already_connected" | "you_blocked_them" | "not_available" } | { to: "later"; from: Date };

export function askingOf(standing: Standing | null, side: Side, at: Date, askAgainDays: number): Asking {
  if (!standing) return { to: "ask" };
  if (standing.state === "blocked") return { to: blockedBy(standing, side) ? "you_blocked_them" : "not_available" };
  if (standing.state === "active") return { to: "already_connected" };
  if (stillAsked(standing, side)) return { to: "already_asked" };
  if (canAccept(standing, side)) return { to: "accept" };
  const waits = standing.state === "withdrawn" ? standing.movedBy === side : standing.movedBy !== side && standing.cameFrom !== "blocked";
  const from = new Date(standing.movedAt.getTime() + askAgainDays * DAY);
  return waits && from.getTime() > at.getTime() ? { to: "later", from } : { to: "ask" };
}

/** The first whole minute in which an instant has come for sure: how people are told of it, in a page and in a refusal alike. */
export const firstWholeMinute = (from: Date): Date => new Date(Math.ceil(from.getTime() / MINUTE) * MINUTE);

/** What one of the two may do now. `askFrom`: from when they may ask; null = now, or asking is not what comes next. */
export function actsOf(standing: Standing | null, side: Side, at: Date, askAgainDays: number): { acts: Act[]; askFrom: Date | null } {
  const asking = askingOf(standing, side, at, askAgainDays);
  if (!standing) return { acts: ["ask"], askFrom: null };
  if (asking.to === "you_blocked_them") return { acts: ["unblock"], askFrom: null };
  if (asking.to === "not_available") return { acts: side === "candidate" ? ["block"] : [], askFrom: null };
  const next: Act[] =
    asking.to === "ask" ? ["ask"]
    : asking.to === "already_connected" ? ["disconnect"]
    : asking.to === "already_asked" ? ["withdraw"]
    : asking.to === "accept" ? (standing.state === "pending" ? ["accept", "decline"] : ["accept"])
    : [];
  return { acts: [...next, "block"], askFrom: asking.to === "later" ? asking.from : null };
}
