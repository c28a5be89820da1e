import { formatDate } from "@/components/format";
import type { Status } from "@/components/ui/status-pill";

/** A right to represent as its candidate sees it. */
export type ConsentView = { recruiterName: string; firmName: string; companyName: string; jobTitle: string | null; state: "requested" | "signed" | "declined" | "withdrawn" | "revoked" | "ended"; over: boolean; endsOn: string; signedAt: string | null; revokedAt: string | null };

/** A request that can still be answered. */
export const isAsked = (consent: ConsentView): boolean => consent.state === "requested" && !consent.over;
/** A right that holds today. */
export const isInForce = (consent: ConsentView): boolean => consent.state === "signed" && !consent.over;

/** Where a recruiter may present the candidate: a company, or one role there. */
export const whereOf = (consent: Pick<ConsentView, "companyName" | "jobTitle">): string => (consent.jobTitle === null ? `any role at ${consent.companyName}` : `${consent.jobTitle} at ${consent.companyName}`);

/** How a right to represent stands, by a word for its reader: what the candidate does to it is said to them as theirs. Withdrawn is the recruiter's request; taken back is the candidate's signature. */
export function consentPill({ state, over }: Pick<ConsentView, "state" | "over">, reader: "candidate" | "recruiter"): { status: Status; word: string } {
  const word = (forCandidate: string, forRecruiter: string) => (reader === "candidate" ? forCandidate : forRecruiter);
  switch (state) {
    case "requested":
      if (over) return { status: "expired", word: "Ended without an answer" };
      return { status: reader === "candidate" ? "needs_you" : "pending", word: word("Waits for you", "Waits for an answer") };
    case "signed":
      return over ? { status: "expired", word: "Ended" } : { status: "active", word: word("In force", "Signed") };
    case "declined":
      return { status: "declined", word: word("You declined", "Declined") };
    case "withdrawn":
      return { status: "withdrawn", word: "Withdrawn" };
    case "revoked":
      return { status: "revoked", word: word("Taken back", "Revoked") };
    case "ended":
      return { status: "expired", word: "Ended" };
  }
}

/** What is true of it now, in a sentence. */
export function consentAnswer(consent: ConsentView): string {
  const until = formatDate(consent.endsOn);
  const firm = consent.firmName;
  if (isAsked(consent)) return `${consent.recruiterName} of ${firm} asks to present you for ${whereOf(consent)}, until ${until}. Nothing is sent before you sign.`;
  if (isInForce(consent)) return `${consent.recruiterName} of ${firm} may present you for ${whereOf(consent)}, until ${until}. You can take it back at any time.`;
  if (consent.state === "declined") return `You said no. ${consent.recruiterName} may not present you there.`;
  if (consent.state === "revoked") return `You took it back${consent.revokedAt === null ? "" : ` on ${formatDate(consent.revokedAt)}`}. ${consent.recruiterName} may not present you there again.`;
  if (consent.state === "withdrawn") return `${consent.recruiterName} withdrew the request. There is nothing for you to do.`;
  return consent.signedAt === null ? `The request ended on ${until} without an answer.` : `It ended on ${until}. ${consent.recruiterName} may not present you there any more.`;
}

/** Under which name a text is to be signed; null = it has none. */
export const shownNameOf = (text: string): string | null => /^I, (.+?), allow /.exec(text)?.[1] ?? null;
