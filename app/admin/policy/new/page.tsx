import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { LookOnly } from "../../_shared/look-only";
import { mayAct } from "../../_shared/may-act";
import { PublishPolicy } from "./publish-policy";

export const metadata: Metadata = { title: "New policy version" };

/** The form of a new policy version. */
export default async function NewPolicyPage() {
  const api = await serverApi();
  const [inForce, act] = await Promise.all([notFoundOr(() => api.policy.inForce({})), mayAct()]);
  return (
    <>
      <PageHeader title="Publish a new version" answer="It is in force for what is made from then on; claims, submissions and placements keep the version they were made under." crumbs={[{ label: "Policy", href: "/admin/policy" }]} />
      {act ? <PublishPolicy inForce={inForce} /> : <LookOnly act="publish a new version" />}
    </>
  );
}
