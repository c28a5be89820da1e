import { fresh } from "../world/people";

type Input = Record<string, unknown>;
/** Which procedure a route calls, for the row of its valid input; and an input that it refuses, with the field that it must name. */
export type RouteRow = { procedure: string; bad: Input; field: string };

const page = { bad: { limit: "0" }, field: "limit" };
const strange = { bad: { colour: "blue" }, field: "colour" };

/** One row per address of the REST interface. The valid input, whose it is and what is foreign come from the row of the procedure. */
export const routeRows: Readonly<Record<string, RouteRow>> = {
  "GET /candidate-sourcers": { procedure: "sourcing.claims", ...page },
  "GET /candidate-sourcers/{id}": { procedure: "sourcing.claim", ...strange },
  "POST /candidate-sourcers": { procedure: "sourcing.addCandidate", bad: { fullName: "Ada Byron", email: "no address" }, field: "email" },
  "POST /candidate-sourcers/{id}/evidence": { procedure: "sourcing.addEvidence", bad: { happenedOn: "yesterday", direction: "both", note: "We spoke." }, field: "happenedOn" },
  "POST /candidate-sourcers/{id}/release": { procedure: "sourcing.releaseClaim", bad: {}, field: "reason" },
  "POST /candidate-sourcers/{id}/release-requests": { procedure: "sourcing.askRelease", bad: { reason: 7 }, field: "reason" },
  "POST /candidate-sourcers/{id}/keep": { procedure: "sourcing.keepClaim", bad: {}, field: "note" },
  "POST /candidate-sourcers/{id}/transfers": { procedure: "sourcing.offerClaim", bad: { toEmail: `x.${fresh()}@example.com`, keepsBasisPoints: 10_000 }, field: "keepsBasisPoints" },
  "GET /claim-transfers": { procedure: "sourcing.transfers", ...page },
  "GET /claim-transfers/{id}": { procedure: "sourcing.transfer", ...strange },
  "POST /claim-transfers/{id}/accept": { procedure: "sourcing.acceptClaim", ...strange },
  "POST /claim-transfers/{id}/decline": { procedure: "sourcing.declineClaim", bad: { answer: 1 }, field: "answer" },
  "POST /claim-transfers/{id}/withdraw": { procedure: "sourcing.withdrawClaimOffer", ...strange },
  "POST /hand-evidence/{id}/answer": { procedure: "sourcing.answerEvidence", bad: { answer: "perhaps" }, field: "answer" },
  "GET /candidates": { procedure: "sourcing.candidatePage", ...page },
  "GET /candidates/{id}": { procedure: "sourcing.candidate", ...strange },
  "GET /candidates/{id}/sourcers": { procedure: "sourcing.protection", bad: { cursor: "nowhere" }, field: "cursor" },
  "GET /right-to-represent": { procedure: "sourcing.rtrs", bad: { state: "perhaps" }, field: "state" },
  "GET /right-to-represent/{id}": { procedure: "sourcing.rtr", ...strange },
  "POST /right-to-represent": { procedure: "sourcing.requestRtr", bad: { companyId: "org_x", person: { fullName: "Ada Byron", email: "ada@example.com", age: 36 } }, field: "person.age" },
  "POST /right-to-represent/{id}/withdraw": { procedure: "sourcing.withdrawRtr", ...strange },
  "POST /right-to-represent/{id}/sign": { procedure: "sourcing.sign", bad: { signedName: "Ada Byron", textVersion: "1" }, field: "textVersion" },
  "POST /right-to-represent/{id}/decline": { procedure: "sourcing.decline", ...strange },
  "POST /right-to-represent/{id}/revoke": { procedure: "sourcing.revoke", ...strange },
  "GET /introductions": { procedure: "sourcing.introductions", ...page },
  "GET /introductions/{id}": { procedure: "sourcing.introduction", ...strange },
  "POST /blind-checks": { procedure: "sourcing.blindCheck", bad: { people: [] }, field: "people" },
  "GET /blind-checks/left": { procedure: "sourcing.checksLeft", ...strange },
};
