import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const billingErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  already_invoiced: { status: 409, say: "This placement already has its invoice.", remedy: "Open the invoice from the placement." },
} as const satisfies ErrorCatalogue;
