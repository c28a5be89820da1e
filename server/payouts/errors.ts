import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const payoutErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  not_a_payee: { status: 403, say: "Only recruiters are paid.", remedy: "Switch to your firm." },
} as const satisfies ErrorCatalogue;
