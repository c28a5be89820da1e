import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { firstSalaryMinor, firstTerms, termsOf } from "../terms-draft";
import { PostRole } from "./post-role";

export const metadata: Metadata = { title: "Post a role" };

/** A new role. The cost of a first hire comes with the page, so that the figures stand there before anything is typed. */
export default async function NewRolePage() {
  const api = await serverApi();
  const firstCost = await notFoundOr(() => api.jobs.hireCost({ currency: "USD", terms: termsOf(firstTerms), baseSalaryMinor: firstSalaryMinor }));
  return (
    <>
      <PageHeader title="Post a role" answer="Recruiters see it at once, under the terms you set here." crumbs={[{ label: "Roles", href: "/company/roles" }]} />
      <PostRole firstCost={firstCost} />
    </>
  );
}
