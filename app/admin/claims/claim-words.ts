import { formatDate } from "@/components/format";
import type { Status } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";

export type ClaimLine = Outputs["sourcing"]["platformClaims"]["claims"][number];
export type OpenOverride = Outputs["sourcing"]["overrides"]["overrides"][number];
export type ClaimDetail = Outputs["sourcing"]["platformClaim"];

export const claimStates = ["protecting", "expired", "released", "transferred", "joined", "overturned"] as const satisfies readonly ClaimLine["state"][];
export const stateWords = { protecting: "Protecting", expired: "Expired", released: "Released", transferred: "Handed on", joined: "Merged", overturned: "Overturned" } as const;
export const statePills: Readonly<Record<ClaimLine["state"], Status>> = { protecting: "protected", expired: "expired", released: "released", transferred: "transferred", joined: "transferred", overturned: "overturned" };

const evidence: Readonly<Record<string, string>> = {
  identified: "brought this person first", reply: "got a reply from the person", connection: "was connected with the person", rtr_signed: "got a signed right to represent", submission: "submitted the person to a role",
  profile_opened: "opened a shared profile", manual: "wrote contact down",
};
/** A piece of evidence in the words of somebody who looks on, after the holder's name. */
export const evidenceText = (kind: string): string => evidence[kind] ?? kind.replaceAll("_", " ");

const facts: Readonly<Record<string, readonly [act: string, fact: string]>> = {
  claimed: ["began the claim", "began"], extended: ["lengthened the claim", "was lengthened"], shortened: ["shortened the claim", "was shortened"],
  released: ["released the claim", "was released"], transferred: ["handed the claim on", "was handed on"], joined: ["moved the claim to the other record of this person", "moved to the other record of this person"], overturned: ["ended the claim", "was overturned"],
};
/** A change of a claim: as what somebody did, or what became of "The claim". */
export const factText = (fact: string, by: "person" | "automation"): string => facts[fact]?.[by === "person" ? 0 : 1] ?? fact.replaceAll("_", " ");

/** The last day of a protection that ends at an instant: one that ends as a day begins protected until the day before. */
export const lastDayOf = (until: string): string => formatDate(new Date(Date.parse(until) - 1).toISOString());

/** What an override does, as a sentence without its subject. */
export function changeText(one: { change: "end" | "move_end" | "hand_over"; until: string | null; toName: string | null }): string {
  if (one.change === "end") return "End the claim";
  return one.change === "move_end" ? `Move the last day to ${one.until === null ? "" : lastDayOf(one.until)}` : `Hand the claim to ${one.toName ?? ""}`;
}
