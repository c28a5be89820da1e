import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const moderationErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  invalid_input: kernelErrors.invalid_input,
  reported_already: { status: 409, say: "You have reported this already.", remedy: "See how it stands under your reports." },
  reported_enough: { status: 429, say: "You have made as many reports as is possible in one day.", remedy: "Go on after midnight UTC. What is urgent, block first." },
  reported_oneself: { status: 422, say: "This is your own.", remedy: "Report what somebody else wrote." },
  report_deleted: { status: 409, say: "This message was deleted.", remedy: "Report the person instead: the last messages go with it." },
  own_case: { status: 403, say: "You are one of the two in this case.", remedy: "Another admin decides it." },
  report_closed: { status: 409, say: "This report was rejected.", remedy: "It stays closed. A new report opens a new case." },
  decided_already: { status: 409, say: "This was decided for this report already.", remedy: "Lift it first, or choose something else." },
  account_erased: { status: 409, say: "The account was erased, and stays shut.", remedy: "There is nothing to lift. The case stays as it is." },
  mute_too_long: { status: 422, field: "days", say: "A mute lasts at most {days} days.", remedy: "Choose fewer days, or suspend." },
  no_message: { status: 409, say: "This report is not about a message.", remedy: "Choose something else." },
  proposal_waits: { status: 409, say: "A suspension waits for a second admin.", remedy: "Decide that first." },
  second_admin_needed: { status: 403, say: "You proposed this: another admin decides it.", remedy: "Wait for a second admin, or take it back." },
  appeal_open: { status: 409, say: "You have appealed already.", remedy: "You are told as soon as it is decided." },
  appeal_too_late: { status: 409, say: "This can't be appealed any more.", remedy: "It could be until {until}." },
  other_admin_needed: { status: 403, say: "You had a part in this decision: another admin answers the appeal.", remedy: "Leave it to a colleague." },
} as const satisfies ErrorCatalogue;
