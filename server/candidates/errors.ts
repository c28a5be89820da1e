import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const candidateErrors = {
  invalid_input: kernelErrors.invalid_input,
  keys_of_two_people: { status: 409, field: "email", say: "The e-mail, phone and profile you entered belong to two different people.", remedy: "Enter only what you are sure of; one key is enough." },
} as const satisfies ErrorCatalogue;
