import { SubmissionTable } from "@/components/applications/submission-table";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";

export default async function SubmissionsPage() {
  const api = await serverApi();
  const { applications } = await notFoundOr(() => api.applications.list({ as: "company" }));
  const waiting = applications.filter((one) => one.state === "submitted").length;
  return (
    <>
      <PageHeader title="Submissions" answer={waiting === 0 ? "Nobody waits for your answer." : `${waiting} ${waiting === 1 ? "person waits" : "people wait"} for your answer`} />
      <SubmissionTable rows={applications} area="company" />
    </>
  );
}
