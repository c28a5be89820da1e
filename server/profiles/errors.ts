import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const profileErrors = {
  invalid_input: kernelErrors.invalid_input,
  nothing_to_publish: { status: 409, say: "There is nothing to publish yet.", remedy: "Write your profile and save it first." },
  profile_incomplete: { status: 422, say: "A public profile needs a headline, and at least one field, one region and one language.", remedy: "Fill in what is missing, save, then publish." },
  since_in_the_future: { status: 422, field: "recruitingSince", say: "This year has not come yet.", remedy: "Enter the year in which you began." },
} as const satisfies ErrorCatalogue;
