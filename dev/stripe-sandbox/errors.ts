import type Stripe from "stripe";

type Body = { type: "invalid_request_error" | "api_error" | "card_error" | "idempotency_error"; message: string; code?: string; param?: string; decline_code?: string; charge?: string; payment_intent?: Stripe.PaymentIntent; doc_url?: string };

/**
 * An answer other than success, in Stripe's shape.
 * `stored`: an idempotency key replays it (execution had begun). `keeps`: what was changed before it stays (a declined charge is a fact).
 */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly body: Body,
    readonly how: { stored: boolean; keeps?: boolean; unsupported?: boolean },
  ) {
    super(body.message);
  }
}

/** A parameter is wrong: nothing was executed, so no key remembers it. */
export const invalid = (message: string, param?: string, code?: string): Failure =>
  new Failure(400, { type: "invalid_request_error", message, ...(param ? { param } : {}), ...(code ? { code } : {}) }, { stored: false });

/** The request was understood and refused while it ran: its key replays the refusal. */
export const refused = (code: string, message: string, param?: string): Failure =>
  new Failure(400, { type: "invalid_request_error", code, message, ...(param ? { param } : {}), doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }, { stored: true });

/** The object of the address or of a parameter does not exist. */
export const missing = (what: string, id: string, param = "id"): Failure =>
  new Failure(param === "id" ? 404 : 400, { type: "invalid_request_error", code: "resource_missing", message: `No such ${what}: '${id}'`, param }, { stored: true });

/** An object that must be there. */
export function found<T>(row: T | undefined, what: string, id: string, param?: string): T {
  if (row === undefined) throw missing(what, id, param);
  return row;
}
