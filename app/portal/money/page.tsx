import type { Metadata } from "next";
import { formatDay, formatMoney, formatMonth } from "@/components/format";
import { cn } from "@/components/class-names";
import { MoneyRows, MoneyTotals } from "@/components/payouts/money-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { AppLink } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { Outputs } from "../../trpc/outputs";
import { notFoundOr, serverApi } from "../../trpc/server";
import { PayoutSetUp } from "../payout-set-up";

export const metadata: Metadata = { title: "Money" };

type Row = Outputs["payouts"]["myMoney"]["rows"][number];
type Group = { key: string; title: string; meaning?: string; rows: Row[] };

const steps: readonly { step: Row["step"]; title: string; meaning: string }[] = [
  { step: "stopped", title: "Stopped", meaning: "A person looks at these." },
  { step: "in_transit", title: "In transit", meaning: "On their way to your bank." },
  { step: "scheduled", title: "Scheduled", meaning: "Released from the guarantee hold, with a date." },
  { step: "held", title: "On hold", meaning: "The company has paid; kept back through the guarantee." },
  { step: "expected", title: "Earned", meaning: "Agreed; the company's payment has not arrived yet." },
  { step: "paid", title: "Paid", meaning: "In your account." },
];

/** Where is my money: every amount of the recruiter with its date, its step, and what it waits for. */
export default async function MoneyPage({ searchParams }: { searchParams: Promise<{ by?: string; setup?: string }> }) {
  const asked = await searchParams;
  const byMonth = asked.by === "month";
  const api = await serverApi();
  const { totals, rows, now } = await notFoundOr(() => api.payouts.myMoney({}));
  const payee = await notFoundOr(() => api.payouts.myPayee({}));
  const groups = byMonth ? groupByMonth(rows) : groupByStep(rows);
  return (
    <>
      <PageHeader title="Money" answer={answerOf(rows, now)} />
      <PayoutSetUp payee={payee} returned={asked.setup === "done" || asked.setup === "again" ? asked.setup : null} page="/portal/money" waiting={rows.some((row) => row.step !== "paid")} />
      {rows.length === 0 ? (
        <EmptyState title="Your money will be here, from the accepted offer to your bank" action={<LinkButton href="/portal/roles">Find a role to work on</LinkButton>}>
          Each share shows its date and what it waits for.
        </EmptyState>
      ) : (
        <>
          {totals.map((total) => (
            <MoneyTotals key={total.currency} total={total} rows={rows} now={now} hrefOf={(step) => `/portal/money#${step}`} />
          ))}
          <Section title="Every amount" actions={<GroupChoice byMonth={byMonth} />}>
            <div className="flex flex-col gap-7">
              {groups.map((group) => (
                <div key={group.key} id={group.key} className="flex scroll-mt-16 flex-col gap-2.5">
                  <div className="flex flex-wrap items-baseline gap-x-3">
                    <h3 className="text-base font-semibold">{group.title}</h3>
                    {group.meaning !== undefined && <p className="text-muted-foreground">{group.meaning}</p>}
                  </div>
                  <MoneyRows rows={group.rows} all={rows} now={now} of="payee" />
                </div>
              ))}
            </div>
          </Section>
        </>
      )}
    </>
  );
}

/** How the amounts are grouped; each choice has its own address. */
function GroupChoice({ byMonth }: { byMonth: boolean }) {
  const choices = [{ href: "/portal/money", label: "By step", current: !byMonth }, { href: "/portal/money?by=month", label: "By month", current: byMonth }];
  return (
    <nav aria-label="Group the amounts" className="flex rounded-md border p-0.5 text-sm">
      {choices.map((choice) => (
        <AppLink key={choice.href} href={choice.href} scroll={false} aria-current={choice.current ? "true" : undefined} className={cn("flex h-7 items-center rounded-sm px-2.5 pointer-coarse:h-10", choice.current ? "bg-accent font-medium" : "text-muted-foreground hover:text-foreground")}>
          {choice.label}
        </AppLink>
      ))}
    </nav>
  );
}

function answerOf(rows: readonly Row[], now: string): string {
  const next = rows.filter((row) => row.step !== "paid" && row.step !== "stopped").toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!next) return rows.length === 0 ? "Nothing is on its way to you yet." : rows.some((row) => row.step === "stopped") ? "What is not stopped has reached you." : "Everything you have earned has reached you.";
  const missing = next.waits.find((wait) => wait.code !== "date" && wait.code !== "next_run");
  const when = `${formatMoney(next.amount)}, ${next.dueAt < now ? "due since" : "due"} ${formatDay(next.dueAt, { now, timeZone: next.timeZone })}`;
  return missing ? `Next is ${when}; it waits for ${missing.code === "payee_onboarding" ? "you to finish payout set-up" : missing.text}.` : `Next is ${when}.`;
}

function groupByStep(rows: readonly Row[]): Group[] {
  return steps.flatMap(({ step, title, meaning }) => {
    const own = rows.filter((row) => row.step === step);
    return own.length === 0 ? [] : [{ key: step, title, meaning, rows: own }];
  });
}

function groupByMonth(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    const key = (row.paidAt ?? row.dueAt).slice(0, 7);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, own]) => ({ key, title: formatMonth(`${key}-01T00:00:00Z`), rows: own }));
}
