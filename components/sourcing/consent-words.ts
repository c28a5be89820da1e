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

export function consentPill(consent: ConsentView): { status: Status; word: string } {
  if (isAsked(consent)) return { status: "needs_you", word: "Waits for you" };
  if (isInForce(consent)) return { status: "active", word: "In force" };
  if (consent.state === "declined") return { status: "declined", word: "You declined" };
  if (consent.state === "revoked") return { status: "revoked", word: "Taken back" };
  return consent.state === "withdrawn" ? { status: "withdrawn", word: "Withdrawn" } : { status: "expired", word: "Ended" };
}

/** What is true of it now, in a sentence. */
export function consentAnswer(consent: ConsentView): string {
  const until = formatDate(consent.endsOn);
  const firm = consent.firmName;
  if (isAsked(consent)) return `${consent.recruiterName} of ${firm} asks to present you for ${whereOf(consent)}, until ${until}. Nothing is sent before you sign.`;
  if (isInForce(consent)) return `${consent.recruiterName} of ${firm} may present you for ${whereOf(consent)}, until ${until}. You can take it back at any time.`;
  if (consent.state === "declined") return `You said no. ${consent.recruiterName} may not present you there.`;
  if (consent.state === "revoked") return `You took it back${consent.revokedAt === null ? "" : ` on ${formatDate(consent.revokedAt)}`}. ${consent.recruiterName} may not present you there again.`;
  if (consent.state === "withdrawn") return `${consent.recruiterName} took the request back. There is nothing for you to do.`;
  return consent.signedAt === null ? `The request ended on ${until} without an answer.` : `It ended on ${until}. ${consent.recruiterName} may not present you there any more.`;
}

/** Under which name a text is to be signed; null = it has none. */
export const shownNameOf = (text: string): string | null => /^I, (.+?), allow /.exec(text)?.[1] ?? null;
