import { redirect } from "next/navigation";
import { confirmAddress } from "@/server/identity/auth";
import { serverApi } from "../../trpc/server";

/** Where the link of a confirmation mail lands. It counts in a browser in which the account that asked for it is signed in; elsewhere one signs in first. */
export async function GET(request: Request): Promise<never> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(`/welcome/confirm?token=${encodeURIComponent(token)}`)}`);
  redirect(me.emailVerified || (await confirmAddress({ email: me.email, token })) ? "/welcome?kind=candidate" : "/welcome?kind=candidate&link=over");
}
