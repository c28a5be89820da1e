import { serverApi } from "../../../../trpc/server";

/** The exact bytes that were hashed, as a file: for a party of the receipt alone. */
export async function GET(_: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { ref } = await params;
  const api = await serverApi();
  const { details } = ref.length > 64 ? { details: null } : await api.sourcing.receipt({ ref });
  if (details === null) return new Response("There is nothing here, or it is not yours to see.\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  return new Response(details.body, { headers: { "content-type": "text/plain; charset=utf-8", "content-disposition": `attachment; filename="${details.receiptId}.txt"`, "cache-control": "private, no-store" } });
}
