import type { Metadata } from "next";
import { formatMoney } from "@/components/format";
import { MoneyRows, MoneyTotals } from "@/components/payouts/money-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { News } from "../_notifications/news";
import { WaitingList } from "../company/waiting-list";
import { readerTime } from "../reader-zone";
import type { Outputs } from "../trpc/outputs";
import { notFoundOr, serverApi } from "../trpc/server";
import { itemOf, type Need } from "./need-item";
import { PayoutSetUp } from "./payout-set-up";

export const metadata: Metadata = { title: "Home" };

/** Things that wait and are in view at once, so that the money stays in the first view too. */
const shownAtOnce = 5;
type Money = Outputs["payouts"]["myMoney"];

/** What needs the recruiter, and where their money is. */
export default async function PortalHome() {
  const api = await serverApi();
  const [{ me }, { needs, now }, money, payee, book] = await notFoundOr(() =>
    Promise.all([api.identity.me({}), api.notifications.recruiterNeeds({}), api.payouts.myMoney({}), api.payouts.myPayee({}), api.sourcing.candidates({})]),
  );
  const reader = await readerTime();
  const coming = money.rows.filter((row) => row.step !== "paid" && row.step !== "stopped").toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const starting = book.candidates.length === 0;
  return (
    <>
      <PageHeader
        title={me?.name ?? "Home"}
        answer={answerOf(needs, money)}
        actions={<LinkButton href="/portal/candidates/new" variant={starting ? "primary" : "secondary"}>Add a candidate</LinkButton>}
      />
      <PayoutSetUp payee={payee} returned={null} page="/portal/money" waiting={coming.length > 0} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="Waiting for you">
            {needs.length > 0 ? (
              <>
                <WaitingList label="Waiting for you" items={needs.slice(0, shownAtOnce).map((need) => itemOf(need, now, reader))} />
                {needs.length > shownAtOnce && (
                  <details className="group">
                    <summary className="w-fit rounded-sm text-sm font-medium text-primary-ink underline decoration-faint underline-offset-3 hover:decoration-current group-open:mb-3">{needs.length - shownAtOnce} more</summary>
                    <WaitingList label="Also waiting for you" items={needs.slice(shownAtOnce).map((need) => itemOf(need, now, reader))} />
                  </details>
                )}
              </>
            ) : starting ? (
              <EmptyState title="Begin with a person you know" action={<LinkButton href="/portal/roles">Look at the open roles</LinkButton>}>The first to bring a person is protected, and shares in the fee of any hire that comes of it.</EmptyState>
            ) : (
              <p className="reading text-muted-foreground">Nothing. Requests to connect, starts to confirm, rights to represent that were signed, and protections about to end come here.</p>
            )}
          </Section>
          <Section title="Where is my money" actions={money.rows.length > 0 ? <TextLink className="text-sm" href="/portal/money">Every amount</TextLink> : undefined}>
            {money.totals.length === 0 ? (
              <p className="reading text-muted-foreground">Nothing yet. When somebody you brought is hired, your share is here from the accepted offer to your bank, with its dates.</p>
            ) : (
              <div className="flex flex-col gap-6">{money.totals.map((total) => <MoneyTotals key={total.currency} total={total} rows={money.rows} now={money.now} hrefOf={(step) => `/portal/money#${step}`} />)}</div>
            )}
          </Section>
          {coming.length > 0 && (
            <Section title="Next amounts">
              <MoneyRows rows={coming.slice(0, 4)} all={money.rows} now={money.now} of="payee" />
            </Section>
          )}
        </div>
        <News area="portal" empty="Answers of candidates and companies, and money that moves, are told here." />
      </div>
    </>
  );
}

function answerOf(needs: readonly Need[], money: Money): string {
  const waiting = needs.length === 0 ? "Nothing waits for you" : `${needs.length} ${needs.length === 1 ? "thing waits" : "things wait"} for you`;
  const paid = money.totals.flatMap((total) => total.steps.filter((step) => step.step !== "paid" && step.step !== "stopped" && step.amount.minor !== "0").map((step) => step.amount));
  const onTheWay = [...new Set(paid.map((amount) => amount.currency))].map((currency) => formatMoney({ currency, minor: paid.filter((amount) => amount.currency === currency).reduce((sum, amount) => sum + BigInt(amount.minor), 0n) }));
  return onTheWay.length === 0 ? `${waiting}.` : `${waiting}, and ${onTheWay.join(" and ")} ${onTheWay.length === 1 ? "is" : "are"} on the way to you.`;
}
