import { env } from "@/server/env";
import { receiveFile, tooLarge } from "@/server/files";
import { Refusal } from "@/server/kernel/errors";
import { limits } from "@/server/kernel/limits";
import { log } from "@/server/kernel/log";
import { keyIn, requestContext } from "@/server/request-context";
import { readBody } from "@/server/kernel/read-body";

const refused = (refusal: Refusal, requestId: string | null) =>
  Response.json({ code: refusal.code, message: refusal.message, remedy: refusal.remedy, field: refusal.field ?? null, fieldErrors: refusal.fieldErrors, requestId }, { status: refusal.definition.status });

/** Takes one file as the request's whole body: `?purpose=evidence&name=reply.pdf`. Only our own pages and holders of keys may send one. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get("content-encoding")) return new Response("compressed bodies are not read", { status: 415 });
  if (keyIn(request.headers) === null && request.headers.get("origin") !== new URL(env().APP_URL).origin) return new Response("this origin may not call", { status: 403 });
  const ctx = await requestContext(request.headers);
  try {
    // A stranger's megabytes are not read.
    receiveFile.allow.admit(ctx.actor);
    const bytes = await readBody(request, limits.fileBytes);
    if (!bytes) return refused(tooLarge(), ctx.requestId);
    const { searchParams } = new URL(request.url);
    const data = await receiveFile.call(ctx, { purpose: (searchParams.get("purpose") ?? "") as "evidence", name: searchParams.get("name") ?? "", bytes });
    return Response.json({ data }, { status: 201 });
  } catch (cause) {
    if (cause instanceof Refusal) return refused(cause, ctx.requestId);
    log.error({ err: cause, requestId: ctx.requestId }, "a file could not be taken");
    return Response.json({ code: "failed", message: "Something went wrong on our side.", remedy: "Send the file again.", field: null, fieldErrors: [], requestId: ctx.requestId }, { status: 500 });
  }
}
