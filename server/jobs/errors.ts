import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const jobErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  fee_above_policy: { status: 422, field: "terms.feeBasisPoints", say: "The marketplace allows a fee of at most {max}.", remedy: "Enter a lower fee." },
} as const satisfies ErrorCatalogue;
