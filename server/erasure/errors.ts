import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

/** Why somebody cannot be erased now, each with what to do first. The order is that in which a person is told. */
export const blockErrors = {
  platform_staff: { status: 409, say: "This account works for the platform.", remedy: "An owner of the platform takes its role first." },
  open_placements: { status: 409, say: "A placement is still running.", remedy: "Wait until its guarantee is over and all of it is paid." },
  open_money: { status: 409, say: "Money is still on its way, held, or owed.", remedy: "Wait until it is paid, or pay what is owed." },
  open_dispute: { status: 409, say: "A dispute is open.", remedy: "Wait until it is decided, or take it back." },
  open_submissions: { status: 409, say: "A submission is still open.", remedy: "Have it withdrawn, or wait for the company's answer." },
  open_roles: { status: 409, say: "The company still has open roles, and nobody else to answer for them.", remedy: "Close them first." },
  needs_owner: { status: 409, say: "An organization with other people in it would have no owner.", remedy: "Ask the platform to make one of them its owner." },
} as const satisfies ErrorCatalogue;
export type BlockCode = keyof typeof blockErrors;

export const erasureErrors = {
  ...blockErrors,
  changed_meanwhile: kernelErrors.changed_meanwhile,
  not_typed: { status: 422, field: "typed", say: "This is not your e-mail.", remedy: "Type the e-mail that you sign in with, as it stands above." },
  asked_already: { status: 409, say: "Your erasure is asked for already.", remedy: "Wait for its day, or take it back." },
  nobody_by_address: { status: 422, field: "email", say: "Nobody signs in with this address.", remedy: "Check it with the person." },
} as const satisfies ErrorCatalogue;
