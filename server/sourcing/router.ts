import { mutation, reading, router } from "../kernel/trpc";
import { addCandidate, checkCandidate } from "./add-candidate";
import { addHandEvidence, answerHandEvidence, handEvidenceFile } from "./add-hand-evidence";
import { declineRtr, revokeRtr, signRtr } from "./answer-rtr";
import { askRelease, keepClaim } from "./ask-release";
import { blockChanges, blockRecruiter, unblock } from "./block";
import { myBlocks } from "./block-list";
import { blindCheck, checksLeft } from "./blind-check";
import { candidateDetail, candidateList, candidatePage } from "./candidate-list";
import { claimDetail, claimList, protectionHistory } from "./claim-list";
import { claimTransferDetail, claimTransferList } from "./claim-transfer-list";
import { companiesForRtr, consentDetail, myConsents, openConsent } from "./consent-list";
import { introductionDetail, introductionList } from "./introduction-list";
import { myChecks, setChecks } from "./my-checks";
import { myClaims } from "./my-claims";
import { receiptDetail } from "./receipt-detail";
import { releaseClaim } from "./release-claim";
import { requestRtr, withdrawRtr } from "./request-rtr";
import { requestText } from "./request-text";
import { comparePeople } from "./compare-people";
import { decideMerge, undoMerge } from "./decide-merge";
import { mergeList } from "./merge-list";
import { mergeDetail, mergePage } from "./merge-page";
import { mergePeople, withdrawMerge } from "./merge-people";
import { mergeStakes } from "./merge-stakes";
import { similarPeople } from "./similar-people";
import { rtrDetail, rtrList } from "./rtr-list";
import { platformClaimDetail } from "./platform-claim-detail";
import { openOverrides, platformClaimList } from "./platform-claim-list";
import { approveOverride, proposeOverride, rejectOverride, withdrawOverride } from "./override-claim";
import { acceptClaim, declineClaim, offerClaim, withdrawClaimOffer } from "./transfer-claim";
import { claimOffers } from "./claim-offers";

export const sourcingRouter = router({
  candidates: reading(candidateList),
  candidatePage: reading(candidatePage),
  candidate: reading(candidateDetail),
  claims: reading(claimList),
  claim: reading(claimDetail),
  protection: reading(protectionHistory),
  introductions: reading(introductionList),
  introduction: reading(introductionDetail),
  rtrs: reading(rtrList),
  rtr: reading(rtrDetail),
  transfers: reading(claimTransferList),
  transfer: reading(claimTransferDetail),
  check: reading(checkCandidate),
  addCandidate: mutation(addCandidate),
  blindCheck: mutation(blindCheck),
  checksLeft: reading(checksLeft),
  myChecks: reading(myChecks),
  setChecks: mutation(setChecks),
  myClaims: reading(myClaims),
  askRelease: mutation(askRelease),
  keepClaim: mutation(keepClaim),
  releaseClaim: mutation(releaseClaim),
  addEvidence: mutation(addHandEvidence),
  answerEvidence: mutation(answerHandEvidence),
  evidenceFile: reading(handEvidenceFile),
  claimOffers: reading(claimOffers),
  offerClaim: mutation(offerClaim),
  acceptClaim: mutation(acceptClaim),
  declineClaim: mutation(declineClaim),
  withdrawClaimOffer: mutation(withdrawClaimOffer),
  platformClaims: reading(platformClaimList),
  platformClaim: reading(platformClaimDetail),
  overrides: reading(openOverrides),
  proposeOverride: mutation(proposeOverride),
  approveOverride: mutation(approveOverride),
  rejectOverride: mutation(rejectOverride),
  withdrawOverride: mutation(withdrawOverride),
  similar: reading(similarPeople),
  compare: reading(comparePeople),
  mergePeople: mutation(mergePeople),
  withdrawMerge: mutation(withdrawMerge),
  merges: reading(mergeList),
  mergePage: reading(mergePage),
  mergeDetail: reading(mergeDetail),
  merge: reading(mergeStakes),
  decideMerge: mutation(decideMerge),
  undoMerge: mutation(undoMerge),
  companies: reading(companiesForRtr),
  requestText: reading(requestText),
  requestRtr: mutation(requestRtr),
  withdrawRtr: mutation(withdrawRtr),
  myConsents: reading(myConsents),
  consent: reading(consentDetail),
  openConsent: mutation(openConsent),
  sign: mutation(signRtr),
  decline: mutation(declineRtr),
  revoke: mutation(revokeRtr),
  receipt: reading(receiptDetail),
  myBlocks: reading(myBlocks),
  blockChanges: reading(blockChanges),
  block: mutation(blockRecruiter),
  unblock: mutation(unblock),
});
