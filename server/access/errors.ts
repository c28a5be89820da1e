import type { ErrorCatalogue } from "../kernel/errors";

/** What a request can get wrong before any rule is asked. */
export const accessErrors = {
  key_missing: { status: 401, say: "Send a key with every request.", remedy: "Make a key in your settings and send it as `Authorization: Bearer fsk_…`." },
  key_unknown: { status: 401, say: "This key is not in force.", remedy: "It may have been revoked, or its owner has left. Make a new one in your settings." },
  no_such_address: { status: 404, say: "There is no such address.", remedy: "Look it up in /api/openapi.json." },
  broken_json: { status: 400, say: "The body is not JSON in UTF-8.", remedy: "Send one JSON object." },
  bad_idempotency_key: { status: 422, field: "Idempotency-Key", say: "An Idempotency-Key has 1 to 255 visible ASCII characters.", remedy: "Send a UUID, or leave the header away." },
  idempotency_key_reused: { status: 422, field: "Idempotency-Key", say: "This Idempotency-Key was sent with another request before.", remedy: "Send a new key with a new request; the same key only repeats the same one." },
  still_running: { status: 409, say: "The first request with this Idempotency-Key is still running.", remedy: "Send it again in a second." },
  too_many_requests: { status: 429, say: "These are more requests than a key may send.", remedy: "Wait as long as Retry-After says." },
} as const satisfies ErrorCatalogue;

export type AccessError = keyof typeof accessErrors;
