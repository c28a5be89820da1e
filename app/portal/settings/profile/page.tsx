import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { EditProfile } from "./edit-profile";

export const metadata: Metadata = { title: "Public profile" };

/** What the recruiter tells candidates of themselves, and whether everybody may read it. */
export default async function PublicProfilePage() {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me?.organization) redirect("/sign-in");
  const { profile } = await notFoundOr(() => api.profiles.mine({}));
  return (
    <>
      <PageHeader title="Public profile" crumbs={[{ label: "Settings", href: "/portal/settings" }]} answer={profile?.publishedAt ? "Candidates find you by it, and anybody with its address reads it." : "Only you see it until you publish it."} />
      <EditProfile initial={profile} name={me.name} firmName={me.organization.name} />
    </>
  );
}
