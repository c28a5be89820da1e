import { candidateErrors } from "../candidates";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const sourcingErrors = {
  ...candidateErrors,
  changed_meanwhile: kernelErrors.changed_meanwhile,
  already_protected: { status: 409, say: "Another recruiter protects this person until {untilText}.", remedy: "Ask the person for their right to represent: with it you can submit them, and the recruiter who found them shares the fee." },
  colleague_protects: { status: 409, say: "{name}, of your firm, protects this person until {untilText}.", remedy: "Agree with {name} who submits them, or ask the person for their right to represent." },
  already_yours: { status: 409, say: "You have this person already.", remedy: "Open them in your candidates." },
  already_requested: { status: 409, say: "You have asked this person about this company already.", remedy: "Wait for the answer, or withdraw the request first." },
  already_asked_release: { status: 409, say: "You have asked for this already.", remedy: "Wait for the answer: you are told of it here and by e-mail." },
  no_email: { status: 422, field: "email", say: "The request goes out by e-mail, and you have no address for this person.", remedy: "Enter the person's e-mail." },
  name_differs: { status: 422, field: "signedName", say: "The name you typed is not the name in the text.", remedy: "Type your full name as it is shown." },
  checks_used_up: { status: 429, say: "These are more people than you, or your firm, may still check today.", remedy: "Check fewer, or go on after midnight UTC." },
  request_ended: { status: 409, say: "This request ended on {endsOn}.", remedy: "Ask the recruiter to send a new one." },
} as const satisfies ErrorCatalogue;
