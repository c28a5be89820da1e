import type { Metadata } from "next";
import { formatMoney } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { mayAct } from "../_shared/may-act";
import { adminSearch, type SearchParams } from "../_shared/search-params";
import { PayoutViews } from "./payout-views";

export const metadata: Metadata = { title: "Payouts" };

/** What leaves next, what has left, and what needs a person. */
export default async function PayoutsPage({ searchParams }: { searchParams: SearchParams }) {
  const { view } = adminSearch.parse(await searchParams);
  const api = await serverApi();
  const [operations, act] = await Promise.all([notFoundOr(() => api.payouts.operations({})), mayAct()]);
  const { dueTotals, stops, counts } = operations;
  const trouble = [
    ...(counts.transfersInDoubt > 0 ? [`${counts.transfersInDoubt} ${counts.transfersInDoubt === 1 ? "transfer is" : "transfers are"} in doubt`] : []),
    ...(counts.eventsFailed > 0 ? [`${counts.eventsFailed} provider ${counts.eventsFailed === 1 ? "event has" : "events have"} failed`] : []),
  ];
  return (
    <>
      <PageHeader title="Payouts" answer={[dueTotals.length === 0 ? "Nothing is due in the next 14 days." : `${dueTotals.map((one) => formatMoney(one.amount)).join(" and ")} due now and in the next 14 days.`, ...(trouble.length > 0 ? [`${trouble.join(", ")}.`] : [])].join(" ")} />
      {stops.length > 0 && (
        <Callout tone="danger" title={`Payouts in ${stops.map((stop) => stop.currency).join(" and ")} are stopped`} action={<LinkButton href="/admin/proof" size="sm">See the stop</LinkButton>}>
          <ul>{stops.map((stop) => <li key={stop.id} className="break-words">{stop.currency}: {stop.reason}</li>)}</ul>
        </Callout>
      )}
      <PayoutViews operations={operations} view={view} mayRetry={act} />
    </>
  );
}
