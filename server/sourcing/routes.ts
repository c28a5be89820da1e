import { list, one, post, type RestRoute } from "../kernel/rest";
import { addCandidate } from "./add-candidate";
import { addHandEvidence, answerHandEvidence, handEvidenceFile } from "./add-hand-evidence";
import { declineRtr, revokeRtr, signRtr } from "./answer-rtr";
import { askRelease, keepClaim } from "./ask-release";
import { blindCheck, checksLeft } from "./blind-check";
import { candidateDetail, candidatePage } from "./candidate-list";
import { claimDetail, claimList, protectionHistory } from "./claim-list";
import { claimTransferDetail, claimTransferList } from "./claim-transfer-list";
import { comparePeople } from "./compare-people";
import { introductionDetail, introductionList } from "./introduction-list";
import { mergeDetail, mergePage } from "./merge-page";
import { mergePeople, withdrawMerge } from "./merge-people";
import { mergeStakes } from "./merge-stakes";
import { releaseClaim } from "./release-claim";
import { requestRtr, withdrawRtr } from "./request-rtr";
import { rtrDetail, rtrList } from "./rtr-list";
import { similarPeople } from "./similar-people";
import { acceptClaim, declineClaim, offerClaim, withdrawClaimOffer } from "./transfer-claim";

const claim = { ids: { id: "claimId" } } as const;
const rtr = { ids: { id: "rtrId" } } as const;
const transfer = { ids: { id: "transferId" } } as const;
const merge = { ids: { id: "mergeId" } } as const;

export const sourcingRoutes: readonly RestRoute[] = [
  list("/candidate-sourcers", claimList, "Claims that you hold or that are on you, newest first."),
  one("/candidate-sourcers/{id}", claimDetail, "One claim with its evidence and its history.", { ...claim, lift: "claim" }),
  post("/candidate-sourcers", addCandidate, "Add a person by e-mail, phone or LinkedIn profile and start the claim. Somebody else's protected person is refused with the date.", { rename: { claimId: "id" }, creates: "candidate-sourcers" }),
  post("/candidate-sourcers/{id}/evidence", addHandEvidence, "Write down contact with the person. It weighs little until they confirm it.", { ...claim, rename: { evidenceId: "id" } }),
  post("/candidate-sourcers/{id}/release", releaseClaim, "Give up the protection before its end.", claim),
  post("/candidate-sourcers/{id}/release-requests", askRelease, "Ask, as the person it is about, to be let go.", claim),
  post("/candidate-sourcers/{id}/keep", keepClaim, "Answer such a request with no, and say why.", claim),
  post("/candidate-sourcers/{id}/transfers", offerClaim, "Offer the claim to another recruiter, for nothing or for a part of what it earns.", { ...claim, rename: { transferId: "id" }, creates: "claim-transfers" }),
  list("/claim-transfers", claimTransferList, "Claims that you offered, and that were offered to you."),
  one("/claim-transfers/{id}", claimTransferDetail, "One offer of a claim.", { ...transfer, lift: "transfer" }),
  post("/claim-transfers/{id}/accept", acceptClaim, "Take an offered claim over.", transfer),
  post("/claim-transfers/{id}/decline", declineClaim, "Turn an offered claim down.", transfer),
  post("/claim-transfers/{id}/withdraw", withdrawClaimOffer, "Take your own offer back.", transfer),
  post("/hand-evidence/{id}/answer", answerHandEvidence, "Say, as the person it is about, whether a contact took place.", { ids: { id: "evidenceId" } }),
  one("/hand-evidence/{id}/file", handEvidenceFile, "Where the file of a contact can be fetched, with the same key, for five minutes.", { ids: { id: "evidenceId" } }),
  list("/candidates", candidatePage, "The people in your book, newest first."),
  one("/candidates/{id}", candidateDetail, "One person as you know them: protection, evidence, rights to represent, submissions.", { ids: { id: "candidateId" }, lift: "candidate", rename: { candidateId: "id" } }),
  list("/candidates/{id}/sourcers", protectionHistory, "Who protected a person since when, as far as you may see it.", { ids: { id: "candidateId" } }),
  one("/similar-candidates", similarPeople, "People of a similar name whom you or a colleague has written down: perhaps the same person."),
  one("/candidates/{id}/compare/{other}", comparePeople, "Two records side by side: what is the same, who protects whom, and what a merge would make of it.", { ids: { id: "a", other: "b" } }),
  list("/person-merges", mergePage, "Merges of two records that you asked for; the platform sees all."),
  one("/person-merges/{id}", mergeDetail, "One merge, and what was answered.", { ...merge, lift: "merge" }),
  one("/person-merges/{id}/stakes", mergeStakes, "What is at stake in a merge: both records, claims, rights, submissions and fees. For the platform.", merge),
  post("/person-merges", mergePeople, "Say that two records are one person. Whoever protects both joins them at once; else the platform decides.", { rename: { mergeId: "id" }, creates: "person-merges" }),
  post("/person-merges/{id}/withdraw", withdrawMerge, "Take back a proposal that nobody has answered.", merge),
  list("/right-to-represent", rtrList, "Rights to represent that you asked for, were asked for, or received a submission under."),
  one("/right-to-represent/{id}", rtrDetail, "One right to represent with its text.", { ...rtr, lift: "rtr" }),
  post("/right-to-represent", requestRtr, "Ask a person for their right to represent at a company.", { rename: { rtrId: "id" }, creates: "right-to-represent" }),
  post("/right-to-represent/{id}/withdraw", withdrawRtr, "Take an unanswered request back.", rtr),
  post("/right-to-represent/{id}/sign", signRtr, "Sign, as the candidate, with your full name.", rtr),
  post("/right-to-represent/{id}/decline", declineRtr, "Decline, as the candidate.", rtr),
  post("/right-to-represent/{id}/revoke", revokeRtr, "Revoke what you signed.", rtr),
  list("/introductions", introductionList, "Who introduced whom to which company, and until when that counts."),
  one("/introductions/{id}", introductionDetail, "One introduction.", { ids: { id: "introductionId" }, lift: "introduction" }),
  post("/blind-checks", blindCheck, "Ask before outreach whether people are free. The answer names nobody, and is recorded."),
  one("/blind-checks/left", checksLeft, "How many people you may still check today."),
];
