import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { Roles } from "./roles";

export default async function RolesPage() {
  const api = await serverApi();
  const { jobs } = await notFoundOr(() => api.jobs.mine({}));
  const open = jobs.filter((job) => job.state === "open").length;
  return (
    <>
      <PageHeader title="Roles" answer={open === 0 ? "No role is open to recruiters." : `${open} open to recruiters`} actions={<LinkButton href="/company/roles/new" variant="primary">Post a role</LinkButton>} />
      <Roles initial={{ jobs }} />
    </>
  );
}
