import { list, one, post, type RestRoute } from "../kernel/rest";
import { acceptConnection, declineConnection, withdrawConnection } from "./answer-request";
import { askAgain, askCandidate, askRecruiter } from "./ask-connection";
import { connectionDetail } from "./connection-detail";
import { connectionList } from "./connection-list";
import { blockCandidate, disconnect, unblockCandidate } from "./end-connection";

const connection = { ids: { id: "connectionId" } } as const;
const made = { rename: { connectionId: "id" }, creates: "marketplace-connections" } as const;

export const connectionRoutes: readonly RestRoute[] = [
  list("/marketplace-connections", connectionList, "Your connections and requests, what changed last first."),
  one("/marketplace-connections/{id}", connectionDetail, "One connection: where it stands, how it came to be so, what you may do, and what an acceptance would change.", { ...connection, lift: "connection" }),
  post("/recruiters/{id}/marketplace-connections", askRecruiter, "Ask a recruiter to connect, as a candidate. If they have asked you already, it is accepted.", { ids: { id: "recruiterId" }, ...made }),
  post("/candidates/{id}/marketplace-connections", askCandidate, "Ask somebody whom you know to connect, as a recruiter. If they have asked you already, it is accepted.", { ids: { id: "candidateId" }, ...made }),
  post("/marketplace-connections/{id}/ask", askAgain, "Ask the other of a connection of yours anew, as a recruiter: one that has ended, was declined or taken back. If they have asked you already, it is accepted.", { ...connection, rename: { connectionId: "id" } }),
  post("/marketplace-connections/{id}/accept", acceptConnection, "Accept the other's request. It counts as two-way contact for the recruiter's protection.", connection),
  post("/marketplace-connections/{id}/decline", declineConnection, "Decline the other's request, with a reason, without one, or without a word.", connection),
  post("/marketplace-connections/{id}/withdraw", withdrawConnection, "Take your own request back.", connection),
  post("/marketplace-connections/{id}/end", disconnect, "End a connection. What was said stays readable.", connection),
  post("/marketplace-connections/{id}/block", blockCandidate, "Shut a candidate out, as a recruiter. They are told nothing.", connection),
  post("/marketplace-connections/{id}/unblock", unblockCandidate, "Lift your block of a candidate.", connection),
];
