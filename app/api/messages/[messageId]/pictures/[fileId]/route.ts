import { Refusal } from "@/server/kernel/errors";
import { messagePicture } from "@/server/messages";
import { requestContext } from "@/server/request-context";

/** A picture of a conversation, small, drawn anew by us: none of its sender's bytes reach a browser. It never changes under its address. */
export async function GET(request: Request, { params }: { params: Promise<{ messageId: string; fileId: string }> }): Promise<Response> {
  try {
    const { bytes } = await messagePicture.call(await requestContext(request.headers), await params);
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": "image/webp", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, max-age=86400, immutable", "referrer-policy": "no-referrer" },
    });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return new Response("There is no picture here.", { status: cause.definition.status === 401 ? 401 : 404 });
  }
}
