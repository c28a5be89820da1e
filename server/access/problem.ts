import { Refusal } from "../kernel/errors";
import { type AccessError, accessErrors } from "./errors";

/** An error as programs read it (RFC 9457). `errors` is there when several fields are wrong. */
export type Problem = {
  /** A place where the code is explained. */
  type: string; title: string; status: number; detail: string; code: string; field: string | null; remedy: string; requestId: string; errors?: { field: string; detail: string }[];
};

const titles: Readonly<Record<number, string>> = {
  400: "Bad request", 401: "Not authenticated", 403: "Not allowed", 404: "Not found", 405: "Method not allowed", 409: "Refused by a rule", 413: "Too large", 415: "Unsupported content", 422: "Bad input", 429: "Too many requests", 500: "Failed", 503: "Not possible now",
};

/** A problem that is no refusal of a rule: what HTTP itself has a status for. */
export const plainProblem = (status: 405 | 413 | 415 | 500, code: string, detail: string, remedy: string, requestId: string): Problem => ({ type: `/docs/api#error-${code}`, title: titles[status] ?? "Error", status, detail, code, field: null, remedy, requestId });

/** What a program is told of a refusal. In: how a field of the input is called in the request. */
export function problemOf(refusal: Refusal, requestId: string, nameOf: (path: string) => string = (path) => path): Problem {
  const errors = refusal.fieldErrors.map(({ path, message }) => ({ field: nameOf(path), detail: message }));
  const { status } = refusal.definition;
  return {
    type: `/docs/api#error-${refusal.code}`, title: titles[status] ?? "Error", status, detail: errors.length === 1 && errors[0] ? errors[0].detail : refusal.message, code: refusal.code, field: errors[0]?.field ?? (refusal.field === undefined ? null : nameOf(refusal.field)),
    remedy: refusal.remedy, requestId, ...(errors.length > 0 ? { errors } : {}),
  };
}

/** A refusal before any rule is asked. */
export const accessRefusal = (code: AccessError): Refusal => new Refusal(code, accessErrors[code]);

export function refuseAccess(code: AccessError): never {
  throw accessRefusal(code);
}
