import { z } from "zod";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";
import type { Outcome } from "../kernel/outcomes";
import { readBody } from "../kernel/read-body";

const ANSWER_BYTES = 16_384;
const answer = z.discriminatedUnion("clean", [z.object({ clean: z.literal(true), found: z.null().optional() }), z.object({ clean: z.literal(false), found: z.string().default("") })]);

/**
 * Asks the scanner at FILE_SCAN_URL about a file: a POST of its bytes under its media type, answered 200 with `{"clean":true}` or `{"clean":false,"found":"its name"}`. In: the whole file and what it is.
 * Out: accepted = clean, or no scanner was given; refused = something was found, its name in `code`; unknown = anything else, also a scanner that does not answer within FILE_SCAN_TIMEOUT_MS.
 */
export async function scanFile(bytes: Uint8Array, mediaType: string): Promise<Outcome<"scanned" | "not_scanned">> {
  assertOutsideTransaction("The file scanner");
  const { FILE_SCAN_URL: url, FILE_SCAN_TOKEN: token, FILE_SCAN_TIMEOUT_MS: timeout } = env();
  if (!url) return { kind: "accepted", value: "not_scanned" };
  try {
    const response = await fetch(url, {
      method: "POST", body: new Uint8Array(bytes), redirect: "error", signal: AbortSignal.timeout(timeout),
      headers: { "content-type": mediaType, accept: "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
    const said = await readBody(response, ANSWER_BYTES);
    if (response.status !== 200 || !said) return { kind: "unknown", why: `The scanner answered ${response.status}${said ? "" : " at length"}.` };
    const read = answer.safeParse(JSON.parse(new TextDecoder().decode(said)));
    if (!read.success) return { kind: "unknown", why: "The scanner said neither clean nor found." };
    return read.data.clean ? { kind: "accepted", value: "scanned" } : { kind: "refused", code: wordOf(read.data.found), message: "The scanner found something." };
  } catch (cause) {
    return { kind: "unknown", why: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
  }
}

/** What was found, as one short line that the database can keep, whatever a scanner writes. */
const wordOf = (found: string): string => found.replace(/[^\x20-\x7e]+/g, " ").trim().slice(0, 200) || "unnamed";
