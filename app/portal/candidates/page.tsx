import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { Candidates } from "./candidates";
import { listInput, loadCandidateParams } from "./search-params";

export const metadata: Metadata = { title: "Candidates" };

export default async function CandidatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const input = listInput(await loadCandidateParams(searchParams));
  const initial = await notFoundOr(() => api.sourcing.candidates(input));
  return (
    <>
      <PageHeader title="Candidates" answer="Your book: whom you may submit, and until when they are yours." actions={<><LinkButton href="/portal/candidates/offers">Claims handed on</LinkButton><LinkButton href="/portal/candidates/import">Import a list</LinkButton><LinkButton href="/portal/candidates/check">Check before you write</LinkButton><LinkButton href="/portal/candidates/new" variant="primary">Add a candidate</LinkButton></>} />
      <Candidates initial={initial} initialInput={input} />
    </>
  );
}
