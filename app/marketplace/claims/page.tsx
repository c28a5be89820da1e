import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { MyClaims } from "./my-claims";

export const metadata: Metadata = { title: "Who has claimed you" };

/** Who was first to bring the reader here, until when, and how to be let go. */
export default async function ClaimsPage() {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.sourcing.myClaims({}));
  const holder = initial.claims.find((one) => one.state === "active" && !one.over);
  return (
    <>
      <PageHeader title="Who has claimed you" answer={holder ? `${holder.recruiterName} ${holder.takenOver ? "took you over from another recruiter" : "brought you here first"}, and is protected for a time.` : "Nobody has a claim on you at the moment."} crumbs={[{ label: "Home", href: "/marketplace" }]} />
      <MyClaims initial={initial} />
    </>
  );
}
