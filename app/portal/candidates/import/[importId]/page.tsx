import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../../trpc/server";
import { rowsWord, sourceWords } from "../import-words";
import { loadRowParams, rowInput } from "../search-params";
import { Import } from "./import";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params, searchParams }: { params: Promise<{ importId: string }>; searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const { importId } = await params;
  const input = rowInput(importId, await loadRowParams(searchParams));
  const [detail, rows] = await Promise.all([notFoundOr(() => api.imports.detail({ importId })), notFoundOr(() => api.imports.rows(input))]);
  return (
    <>
      <PageHeader title={detail.fileName} answer={`${sourceWords[detail.source]}, ${rowsWord(detail.rows)}.`} crumbs={[{ label: "Candidates", href: "/portal/candidates" }, { label: "Import a list", href: "/portal/candidates/import" }]} />
      <Import initial={detail} initialRows={rows} initialInput={input} />
    </>
  );
}
