import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const candidateErrors = {
  invalid_input: kernelErrors.invalid_input,
  keys_of_two_people: { status: 409, field: "email", say: "The e-mail, phone and profile you entered belong to two different people.", remedy: "Enter only what you are sure of; one key is enough." },
  not_available: { status: 409, say: "This person is not available.", remedy: "Choose another person, or wait until they ask for you themselves." },
  own_person: { status: 422, field: "email", say: "This is you.", remedy: "Nobody represents themselves here. Enter another person, or look for roles under Marketplace, as a candidate." },
  hidden_company: { status: 409, say: "This person can't be submitted to this company.", remedy: "Choose another company for them, or another person." },
  already_hidden: { status: 409, field: "name", say: "You hide from this company already.", remedy: "Look at the list of those from whom you hide." },
} as const satisfies ErrorCatalogue;
