import { Refusal } from "@/server/kernel/errors";
import { unsubscribe } from "@/server/notifications";
import { requestContext } from "@/server/request-context";

/** Where a mail program posts when its reader presses "unsubscribe" (RFC 8058): no session, no redirect; the token in the address is the proof, and what is posted says nothing more. */
export async function POST(request: Request): Promise<Response> {
  try {
    await unsubscribe.call(await requestContext(request.headers), { token: new URL(request.url).searchParams.get("token") ?? "" });
    return new Response("You get no more of these mails.", { headers: { "cache-control": "no-store" } });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return new Response("This link is not ours. Open the one in the mail, or choose your mail in your settings.", { status: cause.definition.status });
  }
}

/** A person, or a program that looks at links: it changes nothing and shows the page with the button. */
export function GET(request: Request): Response {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  return new Response(null, { status: 303, headers: { location: `/unsubscribe/${encodeURIComponent(token)}`, "cache-control": "no-store" } });
}
