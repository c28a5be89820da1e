import { candidateErrors } from "../candidates";
import { fileErrors } from "../files";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const disputeErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  file_missing: fileErrors.file_missing,
  own_person: candidateErrors.own_person,
  already_disputed: { status: 409, say: "You have opened a case on this already.", remedy: "Go on in that case. What it decided is not tried twice; if you took it back, you can open a new one." },
  nobody_protects: { status: 409, say: "No other recruiter protects this person.", remedy: "Add them, or submit them: there is nothing to dispute." },
  own_claim: { status: 409, say: "This claim is yours.", remedy: "If another recruiter disputes it, you answer in their case." },
  nothing_at_stake: { status: 409, say: "This submission is over, and nothing can come of it.", remedy: "Dispute the claim on the person instead, if it still runs." },
  already_hired: { status: 409, say: "A hire has come of this submission already.", remedy: "You accepted an offer that rests on it. If something about it was not right, write to us." },
  submission_over: { status: 409, say: "This submission has ended already.", remedy: "Nothing more can come of it. You can still block further requests of this recruiter in your consents." },
  introduction_accepted: { status: 409, say: "You made an offer on this submission, and by that accepted the introduction.", remedy: "If the person was known to you, say so before you make an offer." },
  nothing_to_object_to: { status: 409, say: "This submission is over, or older than objections.", remedy: "Nothing has to be done: no fee comes of a submission that is over." },
  objection_too_late: { status: 409, say: "You could object until the end of {until}. The introduction is accepted.", remedy: "Go on with the submission as it is, or turn it down." },
  contact_not_two_way: { status: 422, field: "contacts", say: "This is contact of one side only.", remedy: "Add the answer, or contact in which both of you spoke." },
  evidence_in_the_future: { status: 422, field: "happenedOn", say: "This day has not come yet.", remedy: "Enter the day on which it happened." },
  case_over: { status: 409, say: "This case is decided; nothing can be added to it.", remedy: "If you do not agree, appeal while that is possible: then both sides may add evidence again." },
  answer_too_late: { status: 409, say: "The time to answer is over, and the default outcome applies.", remedy: "If you do not agree, appeal while that is possible." },
  appeal_too_late: { status: 409, say: "The time to appeal is over.", remedy: "The decision is final." },
  appealed_already: { status: 409, say: "This case has been appealed once already.", remedy: "The second decision is final." },
  nothing_to_withdraw: { status: 409, say: "This case is decided, and can't be taken back.", remedy: "If the decision is in your favour and you do not want it, tell the other side: they may appeal." },
  own_case: { status: 403, say: "You are a side of this case.", remedy: "Ask another admin to decide it." },
  decided_it_before: { status: 409, say: "You decided this case before; an appeal is for somebody else.", remedy: "Ask another admin to decide it." },
  share_needed: { status: 422, field: "openerBasisPoints", say: "Say what part of the contested share the opener gets.", remedy: "Enter more than nothing and less than all of it." },
  only_claims_are_shared: { status: 422, field: "outcome", say: "Only the share of a claim can be divided.", remedy: "Decide for one side." },
  too_early_to_decide: { status: 409, say: "The other side may still answer until {until}.", remedy: "Wait for their answer, or for that day." },
} as const satisfies ErrorCatalogue;
