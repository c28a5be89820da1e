import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { LookUp } from "./look-up";

export const metadata: Metadata = { title: "Look up a receipt" };

/** Where anybody asks whether a signature exists. */
export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { ref } = await searchParams;
  const asked = typeof ref === "string" ? ref.trim() : "";
  if (asked !== "") redirect(`/receipts/${encodeURIComponent(asked)}`);
  return (
    <>
      <PageHeader title="Look up a receipt" answer="Whether a right to represent was signed, and still holds. It names nobody to strangers." />
      <LookUp />
    </>
  );
}
