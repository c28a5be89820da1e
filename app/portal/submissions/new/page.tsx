import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { loadSubmitParams } from "./search-params";
import { SubmitCandidate } from "./submit-candidate";

export const metadata: Metadata = { title: "Submit a candidate" };

export default async function NewSubmissionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { job, candidate } = await loadSubmitParams(searchParams);
  const api = await serverApi();
  const [{ jobs }, people, chosenJob, chosenPerson] = await Promise.all([
    notFoundOr(() => api.jobs.open({})),
    notFoundOr(() => api.sourcing.candidates({})),
    job === null ? null : notFoundOr(() => api.jobs.detail({ jobId: job })),
    candidate === null ? null : notFoundOr(() => api.sourcing.candidate({ candidateId: candidate })),
  ]);
  // A refusal of the preview is told in the page, where the reader can choose again.
  const firstAnswer = job === null ? null : await api.applications.preview({ jobId: job, ...(candidate === null ? {} : { candidateId: candidate }) }).catch(() => null);
  return (
    <>
      <PageHeader title="Submit a candidate" answer="You see who gets what, to the cent, before you submit." crumbs={[{ label: "Submissions", href: "/portal/submissions" }]} />
      <SubmitCandidate jobs={jobs} candidates={people.candidates} chosenJob={chosenJob?.job ?? null} chosenCandidate={chosenPerson?.candidate ?? null} firstAnswer={firstAnswer} now={people.now} />
    </>
  );
}
