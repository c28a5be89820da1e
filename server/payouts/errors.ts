import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const payoutErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  country_not_supported: { status: 422, field: "country", say: "The payment provider does not pay to this country.", remedy: "Choose the country of your bank account; if it is this one, write to us." },
  not_a_payee: { status: 403, say: "Only recruiters are paid.", remedy: "Switch to your firm." },
} as const satisfies ErrorCatalogue;
