import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const identityErrors = {
  not_found: kernelErrors.not_found,
  name_taken: { status: 409, field: "name", say: "An organization with this name exists already.", remedy: "Ask a colleague to invite you, or choose another name." },
  already_member: { status: 409, say: "You belong to this organization already.", remedy: "Switch to it in the menu." },
  no_such_recruiter: { status: 422, field: "broughtByEmail", say: "No recruiter here has this e-mail.", remedy: "Check the spelling, or leave it empty." },
  email_not_verified: { status: 403, say: "Your e-mail is not confirmed yet.", remedy: "Open the link in the mail we sent you." },
  needs_browser: { status: 403, say: "A key cannot make or revoke keys.", remedy: "Sign in with a browser and do it in the settings." },
  staff_keys_read: { status: 422, field: "scope", say: "Keys of platform staff may only read.", remedy: "Choose a key that reads; change things in the browser." },
  already_candidate: { status: 409, say: "You have a candidate profile already.", remedy: "Open it from your home page." },
} as const satisfies ErrorCatalogue;
