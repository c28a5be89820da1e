import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { MyProfile } from "./my-profile";

export const metadata: Metadata = { title: "Profile" };

const answers = { hidden: "Nobody sees it.", connections: "Recruiters with whom you are connected see it.", recruiters: "Recruiters here find you by it, without your name." } as const;

/** What the reader shows of themselves, and to whom. */
export default async function MyProfilePage() {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.profiles.myProfile({}));
  return (
    <>
      <PageHeader title="Your profile" answer={initial.visibility === "recruiters" && initial.unavailable ? "Nobody sees it: you are not available." : answers[initial.visibility]} />
      <MyProfile initial={initial} />
    </>
  );
}
