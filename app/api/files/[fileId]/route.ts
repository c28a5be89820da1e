import { openFile } from "@/server/files";
import { Refusal } from "@/server/kernel/errors";
import { requestContext } from "@/server/request-context";

/** Hands out a file by its signed link, to be saved and never to be run: whatever is inside, a browser does not open it in our name. */
export async function GET(request: Request, { params }: { params: Promise<{ fileId: string }> }): Promise<Response> {
  const { searchParams } = new URL(request.url);
  try {
    const file = await openFile.call(await requestContext(request.headers), { fileId: (await params).fileId, until: searchParams.get("until") ?? "", signature: searchParams.get("signature") ?? "" });
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        "content-type": file.mediaType, "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`, "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, no-store", "referrer-policy": "no-referrer",
      },
    });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return new Response("There is nothing here, or the link is over. Open the file again from its page.", { status: cause.definition.status === 401 ? 401 : 404 });
  }
}
