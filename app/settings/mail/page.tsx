import { redirect } from "next/navigation";
import { signInFirst } from "../../sign-in-first";
import { serverApi } from "../../trpc/server";

/** Where mails lead who wants to choose them: the page in an area of the reader's. */
export default async function MailSettingsPage() {
  const { me } = await (await serverApi()).identity.me({});
  if (!me) return signInFirst();
  const area = me.areas[0];
  redirect(area ? `/${area}/settings/mail` : "/welcome");
}
