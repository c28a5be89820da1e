import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { FindTalent } from "./find-talent";
import { loadTalentParams, talentInput } from "./search-params";

export const metadata: Metadata = { title: "Talent" };

/** Candidates who show themselves to recruiters, without their names. */
export default async function TalentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const input = talentInput(await loadTalentParams(searchParams));
  const initial = await notFoundOr(() => api.profiles.talent(input));
  return (
    <>
      <PageHeader title="Talent" answer="Candidates who want to be found. Name and contact are theirs to give, once you are connected." />
      <FindTalent initial={initial} initialInput={input} />
    </>
  );
}
