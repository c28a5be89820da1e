import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const identityErrors = {
  not_found: kernelErrors.not_found,
  name_taken: { status: 409, field: "name", say: "An organization with this name exists already.", remedy: "Ask a colleague to invite you, or choose another name." },
  already_member: { status: 409, say: "You belong to this organization already.", remedy: "Switch to it in the menu." },
  no_such_recruiter: { status: 422, field: "broughtByEmail", say: "No recruiter here has this e-mail.", remedy: "Check the spelling, or leave it empty." },
  email_not_verified: { status: 403, say: "Your e-mail is not confirmed yet.", remedy: "Open the link in the mail we sent you." },
  group_name_taken: { status: 409, field: "name", say: "There is a group of this name already.", remedy: "Choose another name, or add the company to that one." },
  in_a_group_already: { status: 409, field: "companyId", say: "This company belongs to a group already.", remedy: "Take it out of that one first." },
  no_such_calendar: { status: 422, field: "calendarId", say: "This calendar is not here.", remedy: "Choose one from the list." },
  needs_browser: { status: 403, say: "A key cannot make or revoke keys.", remedy: "Sign in with a browser and do it in the settings." },
  staff_keys_read: { status: 422, field: "scope", say: "Keys of platform staff may only read.", remedy: "Choose a key that reads; change things in the browser." },
  already_candidate: { status: 409, say: "You have a candidate profile already.", remedy: "Open it from your home page." },
} as const satisfies ErrorCatalogue;
