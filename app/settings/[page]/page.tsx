import { notFound, redirect } from "next/navigation";
import { signInFirst } from "../../sign-in-first";
import { serverApi } from "../../trpc/server";

const pages: readonly string[] = ["mail", "erasure"];

/** Where mails lead who wants to choose or undo something of their own: its page in an area of the reader's. */
export default async function OwnSettingsPage({ params }: { params: Promise<{ page: string }> }) {
  const { page } = await params;
  if (!pages.includes(page)) notFound();
  const { me } = await (await serverApi()).identity.me({});
  if (!me) return signInFirst();
  const area = me.areas.find((one) => one !== "admin") ?? me.areas[0];
  redirect(area ? `/${area}/settings/${page}` : "/welcome");
}
