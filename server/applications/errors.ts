import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";
import { candidateErrors } from "../candidates";
import { splitErrors } from "../splits";

export const applicationErrors = {
  ...splitErrors,
  not_available: candidateErrors.not_available,
  own_person: candidateErrors.own_person,
  hidden_company: candidateErrors.hidden_company,
  changed_meanwhile: kernelErrors.changed_meanwhile,
  already_submitted: { status: 409, say: "This person is already with the company for this role.", remedy: "Choose another role, or another person." },
  protected_needs_rtr: { status: 409, say: "Another recruiter protects this person until {untilText}.", remedy: "Ask the person for their right to represent at this company, then submit." },
  offer_open: { status: 409, say: "There is an open offer already.", remedy: "Wait for the answer, or withdraw the offer first." },
  job_not_open: { status: 409, say: "This role is not open any more.", remedy: "Look for another open role." },
  objection_open: { status: 409, say: "You object to this submission, so you can make no offer through it.", remedy: "Take the objection back, or wait for the decision." },
  submission_disputed: { status: 409, say: "This submission is disputed, so no hire can come of it now.", remedy: "If it was you who reported it, take your report back first; otherwise wait for the decision." },
  start_in_past: { status: 422, field: "startDate", say: "The start date is in the past.", remedy: "Choose today or later." },
} as const satisfies ErrorCatalogue;
