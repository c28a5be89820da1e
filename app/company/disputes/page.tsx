import type { Metadata } from "next";
import { OwnCases } from "../../_disputes/own-cases";

export const metadata: Metadata = { title: "Disputes" };

export default function DisputesPage() {
  return <OwnCases base="/company/disputes" empty="When you object to a submission and the recruiter does not agree, the case is here until it is decided." />;
}
