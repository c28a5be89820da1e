import type { Metadata } from "next";
import { OwnCases } from "../../_disputes/own-cases";

export const metadata: Metadata = { title: "Disputes" };

export default function DisputesPage() {
  return <OwnCases base="/marketplace/disputes" empty="If a recruiter presented you somewhere without your word, say so on that application. Your case, and every step of it, is here then." />;
}
