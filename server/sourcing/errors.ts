import { candidateErrors } from "../candidates";
import { fileErrors } from "../files";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const sourcingErrors = {
  ...candidateErrors,
  file_missing: fileErrors.file_missing,
  changed_meanwhile: kernelErrors.changed_meanwhile,
  already_protected: { status: 409, say: "Another recruiter protects this person until {untilText}.", remedy: "Ask the person for their right to represent: with it you can submit them, and the recruiter who found them shares the fee." },
  colleague_protects: { status: 409, say: "{name}, of your firm, protects this person until {untilText}.", remedy: "Agree with {name} who submits them, or ask the person for their right to represent." },
  already_yours: { status: 409, say: "You have this person already.", remedy: "Open them in your candidates." },
  already_requested: { status: 409, say: "You have asked this person about this company already.", remedy: "Wait for the answer, or withdraw the request first." },
  already_asked_release: { status: 409, say: "You have asked for this already.", remedy: "Wait for the answer: you are told of it here and by e-mail." },
  no_email: { status: 422, field: "email", say: "The request goes out by e-mail, and you have no address for this person.", remedy: "Enter the person's e-mail." },
  name_differs: { status: 422, field: "signedName", say: "The name you typed is not the name in the text.", remedy: "Type your full name as it is shown." },
  checks_used_up: { status: 429, say: "These are more people than you, or your firm, may still check today.", remedy: "Check fewer, or go on after midnight UTC." },
  evidence_in_the_future: { status: 422, field: "happenedOn", say: "This day has not come yet.", remedy: "Enter the day on which you spoke." },
  evidence_before_known: { status: 422, field: "happenedOn", say: "You can add contact from {since} on, the day on which this person came to be known here.", remedy: "Enter a later day, or keep the older contact for a dispute." },
  no_such_recruiter: { status: 422, field: "toEmail", say: "No recruiter here uses this e-mail.", remedy: "Check the spelling, or ask them which address they signed up with." },
  offered_to_oneself: { status: 422, field: "toEmail", say: "This is you.", remedy: "Enter the e-mail of the recruiter who is to take the claim over." },
  claim_offered_already: { status: 409, say: "You have offered this claim to somebody already.", remedy: "Wait for the answer, or withdraw that offer first." },
  offer_lapsed: { status: 409, say: "This offer can no longer be taken.", remedy: "Ask for a new one, if the protection still runs." },
  part_too_small: { status: 422, field: "keepsBasisPoints", say: "Of the sourcer's share of {share}, each of you must get at least {minimum} of the pool.", remedy: "Keep {possible} of it, or nothing." },
  part_owed_already: { status: 409, field: "keepsBasisPoints", say: "A part of what this claim earns belongs to the one from whom you took it over.", remedy: "Offer it without keeping a part: theirs goes with it." },
  claim_disputed: { status: 409, say: "This claim is disputed, and can't change hands until the case is over.", remedy: "Wait for the decision." },
  request_ended: { status: 409, say: "This request ended on {endsOn}.", remedy: "Ask the recruiter to send a new one." },
} as const satisfies ErrorCatalogue;
