import type { Metadata } from "next";
import { PlacementTable } from "@/components/placements/placement-table";
import { startReached } from "@/components/placements/placement-words";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { companyReader } from "../reader";

export const metadata: Metadata = { title: "Placements" };

/** The company's hires, with what each waits for. */
export default async function PlacementsPage() {
  const api = await serverApi();
  const { now, timeZone } = await companyReader();
  const { placements } = await notFoundOr(() => api.placements.list({ as: "company" }));
  const toConfirm = placements.filter((one) => one.state === "awaiting_start" && !one.companyConfirmed && startReached(one.startDate, { now, timeZone })).length;
  return (
    <>
      <PageHeader title="Placements" answer={toConfirm === 0 ? "No start waits for your word." : `${toConfirm} ${toConfirm === 1 ? "start waits" : "starts wait"} for your word.`} />
      <PlacementTable rows={placements} area="company" now={now} />
    </>
  );
}
