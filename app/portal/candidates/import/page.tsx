import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { Imports } from "./imports";
import { listInput, loadListParams } from "./search-params";
import { SendList } from "./send-list";

export const metadata: Metadata = { title: "Import a list" };

export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const input = listInput((await loadListParams(searchParams)).after);
  const initial = await notFoundOr(() => api.imports.list(input));
  return (
    <>
      <PageHeader title="Import a list" answer="Bring many people at once. Nothing happens before you have seen, row by row, what it would come to." crumbs={[{ label: "Candidates", href: "/portal/candidates" }]} />
      <SendList />
      <Section title="Your imports"><Imports initial={initial} input={input} /></Section>
    </>
  );
}
