import { readiness } from "@/server/readiness";

/** 200 when everything that the app needs answers, else 503, with each by name. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ok ? 200 : 503 });
}
