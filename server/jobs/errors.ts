import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const jobErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  role_is_over: { status: 409, say: "This role is filled or closed.", remedy: "Ask for the person on a role that is open." },
  already_named: { status: 409, field: "email", say: "You have asked for this person on this role already.", remedy: "It counts from the first time. Take that one back first if something in it is wrong." },
  enough_named: { status: 409, say: "You can ask for at most {most} people by name on one role.", remedy: "Take one back first." },
  fee_above_policy: { status: 422, field: "terms.feeBasisPoints", say: "The marketplace allows a fee of at most {max}.", remedy: "Enter a lower fee." },
} as const satisfies ErrorCatalogue;
