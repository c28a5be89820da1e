import type { Metadata } from "next";
import { OwnCase } from "../../../_disputes/own-cases";

export const metadata: Metadata = { title: "Dispute" };

export default async function DisputePage({ params }: { params: Promise<{ disputeId: string }> }) {
  return <OwnCase disputeId={(await params).disputeId} base="/marketplace/disputes" />;
}
