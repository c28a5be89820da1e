import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { AddCandidate } from "./add-candidate";

export const metadata: Metadata = { title: "Add a candidate" };

export default async function NewCandidatePage() {
  const api = await serverApi();
  const { settings } = await notFoundOr(() => api.policy.inForce({}));
  const { now } = await notFoundOr(() => api.notifications.recruiterNeeds({}));
  return (
    <>
      <PageHeader title="Add a candidate" answer={`The first to bring a person is protected for ${settings.protection.identifiedDays} days. One contact is enough to recognise them.`} crumbs={[{ label: "Candidates", href: "/portal/candidates" }]} />
      <AddCandidate now={now} protectionDays={settings.protection.identifiedDays} />
    </>
  );
}
