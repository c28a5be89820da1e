import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { companyReader } from "../reader";
import { Roles } from "./roles";

export const metadata: Metadata = { title: "Roles" };

/** The company's roles and how many of them recruiters see. */
export default async function RolesPage() {
  const api = await serverApi();
  const { mayHire } = await companyReader();
  const { jobs } = await notFoundOr(() => api.jobs.mine({}));
  const open = jobs.filter((job) => job.state === "open").length;
  return (
    <>
      <PageHeader title="Roles" answer={open === 0 ? "No role is open to recruiters." : `${open} ${open === 1 ? "role is" : "roles are"} open to recruiters.`} actions={mayHire ? <LinkButton href="/company/roles/new" variant="primary">Post a role</LinkButton> : undefined} />
      <Roles initial={{ jobs }} />
    </>
  );
}
