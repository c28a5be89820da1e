import type { Metadata } from "next";
import { formatMoney, sumMoney } from "@/components/format";
import { PlacementTable } from "@/components/placements/placement-table";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Placements" };

/** Every hire that owes a fee. */
export default async function PlacementsPage() {
  const api = await serverApi();
  const { placements, now } = await notFoundOr(() => api.placements.list({ as: "admin" }));
  const currencies = [...new Set(placements.map((one) => one.fee.currency))].toSorted();
  const fees = currencies.map((currency) => formatMoney(sumMoney(placements.flatMap((one) => (one.fee.currency === currency && one.state !== "cancelled" ? [one.fee] : [])), currency)));
  return (
    <>
      <PageHeader title="Placements" answer={placements.length === 0 ? "Hires that owe a fee." : `${placements.length === 1 ? "One placement" : `${placements.length} placements`}, with fees of ${fees.join(" and ")}.`} />
      <PlacementTable area="admin" rows={placements} now={now} />
    </>
  );
}
