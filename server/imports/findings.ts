import { Refusal } from "../kernel/errors";
import { untilText } from "../kernel/until-text";
import { type Brought, type Outlook, sourcingErrors } from "../sourcing";

export type Verdict = "new" | "perhaps" | "yours" | "same" | "protected" | "invalid" | "added" | "refused" | "left_out";
/** What a row came to, with why in words for its owner. */
export type Finding = { verdict: Verdict; reason: string | null; until?: Date; sameAs?: number; candidateId?: string; claimId?: string };

const words = (code: keyof typeof sourcingErrors, details: Record<string, string> = {}): string => new Refusal(code, sourcingErrors[code], details).message;

/** A row's finding for what bringing its person would come to, or came to: in the very words that adding them by hand answers. */
export function findingOf(one: Outlook | Exclude<Brought, { kind: "same" }> | { kind: "same" }, remark: string | null): Finding {
  switch (one.kind) {
    case "free":
      return { verdict: "new", reason: remark, ...(one.candidateId ? { candidateId: one.candidateId } : {}) };
    case "claimed":
      return { verdict: "added", reason: remark, candidateId: one.candidateId, claimId: one.claimId };
    case "yours":
      return { verdict: "yours", reason: words("already_yours"), candidateId: one.candidateId };
    case "protected": {
      const until = untilText(one.until);
      return { verdict: "protected", reason: one.colleague ? words("colleague_protects", { name: one.colleague.name, untilText: until }) : words("already_protected", { untilText: until }), until: one.until };
    }
    case "two_people":
      return { verdict: "invalid", reason: words("keys_of_two_people") };
    case "refused":
      return { verdict: "refused", reason: words(one.code) };
    case "changed":
    case "same":
      return { verdict: "refused", reason: words("changed_meanwhile") };
  }
}
