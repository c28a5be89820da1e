import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { FindRecruiters } from "./find-recruiters";
import { loadRecruiterParams, recruiterInput } from "./search-params";

export const metadata: Metadata = { title: "Recruiters" };

/** Whom a candidate may turn to: recruiters and firms with a public profile. */
export default async function RecruitersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const params = await loadRecruiterParams(searchParams);
  const input = recruiterInput(params);
  const people = params.show === "people" ? await notFoundOr(() => api.profiles.recruiters(input)) : null;
  const firms = params.show === "firms" ? await notFoundOr(() => api.profiles.firms(input)) : null;
  return (
    <>
      <PageHeader title="Recruiters" answer="People who work your field, with what they have done here. None of them charges you anything." />
      <FindRecruiters people={people} firms={firms} initialInput={input} />
    </>
  );
}
