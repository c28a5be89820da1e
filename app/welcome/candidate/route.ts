import { redirect } from "next/navigation";
import { serverApi } from "../../trpc/server";
import { landingOf } from "./landing";

/** Where a candidate's mailed link lands: it links the person that recruiters wrote down, then opens what the mail was about. */
export async function GET(request: Request): Promise<never> {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  if (!me.candidateId) await api.candidates.link({});
  redirect(landingOf(new URL(request.url).searchParams.get("next")));
}
