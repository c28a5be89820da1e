/** One refusal of a domain: what the user did not get, in words, and what to do instead. */
export type ErrorDefinition = {
  status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503;
  /** A sentence for people; `{name}` is filled from the details. */
  say: string;
  /** What to do instead. */
  remedy: string;
  /** The input field it belongs to, as a path; absent = the whole form. */
  field?: string;
};
export type ErrorCatalogue = Readonly<Record<string, ErrorDefinition>>;

export const kernelErrors = {
  not_signed_in: { status: 401, say: "You are not signed in.", remedy: "Sign in and try again." },
  not_allowed: { status: 403, say: "Your role does not allow this.", remedy: "Ask someone with the right role, or switch to the right organization." },
  key_only_reads: { status: 403, say: "This key may only read.", remedy: "Use a key that may write, or do it in the browser." },
  not_found: { status: 404, say: "There is nothing here, or it is not yours to see.", remedy: "Check the link, or go back to the list." },
  invalid_input: { status: 422, say: "Some of what you entered can't be used.", remedy: "Correct the marked fields." },
  changed_meanwhile: { status: 409, say: "This changed since you opened it.", remedy: "Look at the new state, then decide again." },
  too_many: { status: 429, say: "That was too often.", remedy: "Wait a moment and try again." },
} as const satisfies ErrorCatalogue;

export type FieldError = { path: string; message: string };
export type Details = Readonly<Record<string, string | number>>;

/** What a user may be told. Everything else is "something went wrong", with its cause in the log. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly details: Details = {},
    readonly fieldErrors: readonly FieldError[] = [],
  ) {
    super(fill(definition.say, details));
    this.name = "Refusal";
  }
  get field(): string | undefined {
    return this.definition.field;
  }
  get remedy(): string {
    return fill(this.definition.remedy, this.details);
  }
}

function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole));
}

/** Refuses with one of the kernel's own codes. */
export function refuseKernel(code: keyof typeof kernelErrors, details?: Details, fieldErrors?: readonly FieldError[]): never {
  throw new Refusal(code, kernelErrors[code], details, fieldErrors);
}

/** What any unknown id answers, a foreign one too. */
export function notFound(): never {
  refuseKernel("not_found");
}
