import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { CheckPeople } from "./check-people";

export const metadata: Metadata = { title: "Check before you write" };

export default async function CheckPage() {
  const api = await serverApi();
  const [{ left }, { companies }] = await Promise.all([notFoundOr(() => api.sourcing.checksLeft({})), notFoundOr(() => api.sourcing.companies({}))]);
  return (
    <>
      <PageHeader title="Check before you write" answer="Whether people are free, before you reach out. No answer names anybody; each person can see that someone asked, never who." crumbs={[{ label: "Candidates", href: "/portal/candidates" }]} />
      <CheckPeople initialLeft={left} companies={companies.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
