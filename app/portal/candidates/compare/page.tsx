import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { Comparison } from "./comparison";
import { loadCompareParams } from "./search-params";

export const metadata: Metadata = { title: "One person?" };

/** Two records side by side: whether they are one person, and what a merge would do. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { a, b } = await loadCompareParams(searchParams);
  const api = await serverApi();
  const initial = await notFoundOr(() => api.sourcing.compare({ a: a.slice(0, 64), b: b.slice(0, 64) }));
  const same = initial.same.length;
  return (
    <>
      <PageHeader
        title="One person, or two?"
        answer={same === 0 ? "Nothing in the two records is the same." : `${same === 1 ? "One thing" : `${same} things`} in the two records ${same === 1 ? "is" : "are"} the same or alike. Names can be a coincidence: you decide.`}
        crumbs={[{ label: "Candidates", href: "/portal/candidates" }, { label: initial.sides[0].fullName, href: `/portal/candidates/${initial.sides[0].candidateId}` }]}
      />
      <Comparison initial={initial} />
    </>
  );
}
