import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const connectionErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  asked_enough: { status: 429, say: "You have asked for as many connections as is possible in one day.", remedy: "Go on after midnight UTC." },
} as const satisfies ErrorCatalogue;
