import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { OpenRoles } from "./open-roles";
import { loadRoleParams, roleInput } from "./search-params";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await serverApi();
  const input = roleInput(await loadRoleParams(searchParams));
  const initial = await notFoundOr(() => api.jobs.open(input));
  return (
    <>
      <PageHeader title="Roles" answer="Open to you now, with the fee each would bring." />
      <OpenRoles initial={initial} initialInput={input} />
    </>
  );
}
