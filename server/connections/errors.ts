import { candidateErrors } from "../candidates";
import { restrictionErrors } from "../identity";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const connectionErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  muted: restrictionErrors.muted,
  invalid_input: kernelErrors.invalid_input,
  not_available: candidateErrors.not_available,
  asked_enough: { status: 429, say: "You have asked for as many connections as is possible in one day.", remedy: "Go on after midnight UTC." },
  same_text_often: { status: 429, field: "note", say: "You have written this to as many people as is possible within an hour.", remedy: "Write to each in their own words, or go on in an hour." },
  asked_oneself: { status: 422, say: "This is you.", remedy: "Choose somebody else." },
  already_asked: { status: 409, say: "You have asked them already.", remedy: "Wait for their answer, or take the request back." },
  already_connected: { status: 409, say: "You are connected already.", remedy: "Open the connection." },
  ask_again_later: { status: 409, say: "You can ask them again from {from} on.", remedy: "Wait until then. If they ask you, you can accept at once." },
  you_blocked_them: { status: 409, say: "You have blocked them.", remedy: "Lift the block first, then ask." },
  own_note: { status: 403, say: "You are one of the two in this case.", remedy: "Another admin decides it." },
  role_not_open: { status: 409, field: "jobId", say: "This role is not open.", remedy: "Choose another role, or none." },
} as const satisfies ErrorCatalogue;
