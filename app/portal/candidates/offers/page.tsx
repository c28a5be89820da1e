import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { ClaimOffers } from "./claim-offers";

export const metadata: Metadata = { title: "Claims handed on" };

/** Claims that others offer to the reader, and what became of their own offers. */
export default async function OffersPage() {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.sourcing.claimOffers({}));
  const open = initial.received.filter((one) => one.state === "offered").length;
  return (
    <>
      <PageHeader title="Claims handed on" answer={open === 0 ? "Nobody offers you a claim at the moment." : open === 1 ? "One claim is offered to you." : `${open} claims are offered to you.`} crumbs={[{ label: "Candidates", href: "/portal/candidates" }]} />
      <ClaimOffers initial={initial} />
    </>
  );
}
