import { formatBasisPoints, formatDay } from "@/components/format";
import type { Status } from "@/components/ui/status-pill";

type Kind = "claim" | "not_allowed" | "objection";
type Outcome = "upheld" | "overturned" | "shared" | "withdrawn";
/** A case as a line shows it. */
export type CaseView = {
  id: string; kind: Kind; state: "open" | "answered" | "decided" | "appealed" | "closed" | "withdrawn"; side: "opener" | "other" | "admin"; candidateName: string; companyName: string | null; jobTitle: string | null; applicationId: string | null;
  openerName: string | null; otherName: string | null; openedAt: string; answerDueAt: string; timeZone: string; outcome: Outcome | null; openerBasisPoints: number | null; decidedAt: string | null; appealDueAt: string | null; closedAt: string | null;
};

/** The last day before a deadline, in the zone in which it is counted: "until" means the end of that day. */
export const untilDay = (deadline: string, timeZone: string, now: string): string => formatDay(new Date(Date.parse(deadline) - 1).toISOString(), { timeZone, now });

/** What a case is about, in the words of who reads it. */
export function caseTitle({ kind, side, candidateName, companyName }: Pick<CaseView, "kind" | "side" | "candidateName" | "companyName">): string {
  if (kind === "claim") return side === "other" ? `Your claim on ${candidateName}` : `The claim on ${candidateName}`;
  if (kind === "not_allowed") return side === "opener" ? `Submitted to ${companyName ?? "a company"} without your word` : `Submission of ${candidateName} to ${companyName ?? "a company"}`;
  return `Objection to ${candidateName}`;
}

/** Who is on the other side, for a line: a name where the reader may know it, else what they are. */
export function counterpart({ side, kind, openerName, otherName }: Pick<CaseView, "side" | "kind" | "openerName" | "otherName">): string {
  if (side === "admin") return `${openerName ?? ""} against ${otherName ?? ""}`;
  if (side === "opener") return `Against ${otherName ?? "the recruiter who holds the claim"}`;
  return `Opened by ${openerName ?? (kind === "claim" ? "another recruiter" : "the other side")}`;
}

const forSides: Readonly<Record<CaseView["state"], { status: Status; word: string }>> = {
  open: { status: "pending", word: "Waits for an answer" }, answered: { status: "reviewing", word: "Waits for a decision" }, decided: { status: "confirmed", word: "Decided" }, appealed: { status: "disputed", word: "Appealed" },
  closed: { status: "closed", word: "Final" }, withdrawn: { status: "withdrawn", word: "Taken back" },
};

/** The pill of a case: what waits for the reader says so. */
export function casePill({ state, side }: Pick<CaseView, "state" | "side">): { status: Status; word: string } {
  if (state === "open" && side === "other") return { status: "needs_you", word: "Needs your answer" };
  if (state === "answered" && side === "admin") return { status: "needs_you", word: "To decide" };
  if (state === "appealed" && side === "admin") return { status: "needs_you", word: "Appeal to decide" };
  return forSides[state];
}

const subjects: Readonly<Record<Kind, { upheld: string; overturned: string }>> = {
  claim: { upheld: "The claim stands", overturned: "The claim is overturned" },
  not_allowed: { upheld: "The submission stands", overturned: "The submission was not allowed" },
  objection: { upheld: "The submission counts", overturned: "The submission does not count" },
};

/** An outcome in words: what becomes of what was contested. */
export function outcomeWords(kind: Kind, outcome: Outcome, openerBasisPoints: number | null): string {
  if (outcome === "withdrawn") return "Taken back";
  if (outcome === "shared") return `The share is divided: ${formatBasisPoints(openerBasisPoints ?? 0)} for who disputed it, ${formatBasisPoints(10_000 - (openerBasisPoints ?? 0))} for who holds the claim`;
  return subjects[kind][outcome];
}

/** What an outcome does, for the one who chooses it and for those whom it meets. */
export function outcomeEffect(kind: Kind, outcome: "upheld" | "overturned" | "shared"): string {
  if (outcome === "upheld") return kind === "claim" ? "Nothing moves; what was frozen goes on its way." : "Nothing changes.";
  if (kind !== "claim") return "The submission is taken back, and no hire can come of it.";
  return outcome === "overturned" ? "The contested share goes to who disputed the claim; if the claim still protects, it ends and theirs begins." : "The contested share is divided; the claim stays with its holder.";
}

/** What the page answers: where the case stands, and what is next. */
export function caseAnswer(one: CaseView, now: string): string {
  const until = (deadline: string | null) => (deadline === null ? "" : untilDay(deadline, one.timeZone, now));
  if (one.state === "open") return one.side === "other" ? `Answer until the end of ${until(one.answerDueAt)}. After that the default outcome applies.` : `The other side can answer until the end of ${until(one.answerDueAt)}.`;
  if (one.state === "answered") return one.side === "admin" ? "Both sides have spoken. Decide, with a reason." : "Both sides have spoken. A person of the platform decides.";
  if (one.state === "appealed") return one.side === "admin" ? "Somebody else than who decided first decides anew, and that is final." : "Somebody else decides anew, and that is final.";
  if (one.state === "withdrawn") return "It was taken back; nothing changes.";
  const outcome = one.outcome === null ? "" : outcomeWords(one.kind, one.outcome, one.openerBasisPoints);
  return one.state === "decided" ? `${outcome}. Either side can appeal until the end of ${until(one.appealDueAt)}; then it is final.` : `${outcome}. This is final.`;
}
