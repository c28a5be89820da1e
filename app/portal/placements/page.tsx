import type { Metadata } from "next";
import { formatMoney, sumMoney } from "@/components/format";
import { placementPill } from "@/components/placements/placement-words";
import { PlacementTable } from "@/components/placements/placement-table";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Placements" };

/** The firm's hires: whose, in which state, the reader's share, and when its next amount moves. */
export default async function PlacementsPage() {
  const api = await serverApi();
  const { placements, now } = await notFoundOr(() => api.placements.list({ as: "recruiter" }));
  const money = await notFoundOr(() => api.payouts.myMoney({}));
  const nextOf = (placementId: string) => money.rows.filter((row) => row.placementId === placementId && row.step !== "paid" && row.step !== "stopped").map((row) => row.dueAt).toSorted()[0];
  const toConfirm = placements.filter((one) => placementPill(one, { now }).status === "needs_you" && !one.talentConfirmed).length;
  const mine = placements.flatMap((one) => (one.myShare ? [one.myShare] : []));
  const shares = [...new Set(mine.map((share) => share.currency))].map((currency) => formatMoney(sumMoney(mine.filter((share) => share.currency === currency), currency)));
  return (
    <>
      <PageHeader
        title="Placements"
        answer={toConfirm > 0 ? `${toConfirm} ${toConfirm === 1 ? "start is" : "starts are"} still to be confirmed on your side.` : shares.length > 0 ? `Your ${mine.length === 1 ? "share of one placement comes" : `shares of ${mine.length} placements come`} to ${shares.join(" and ")}.` : "Hires that owe a fee, with who gets what and when."}
      />
      <PlacementTable area="portal" now={now} rows={placements.map((one) => ({ ...one, nextAt: nextOf(one.id) ?? null }))} />
    </>
  );
}
