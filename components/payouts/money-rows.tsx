import { formatDay, type WireMoney } from "@/components/format";
import { roleWord } from "@/components/splits/role-words";
import type { Status } from "@/components/ui/status-pill";
import { MoneyBar, type MoneyPlace } from "./money-bar";
import { type PayoutScheduleEntry, PayoutScheduleList } from "./payout-schedule-list";

type MoneyStep = "expected" | "held" | "scheduled" | "in_transit" | "paid" | "stopped";
/** One dated amount as the procedures send it. */
export type MoneyRowView = {
  key: string; placementId: string; candidateName: string; jobTitle: string; companyName: string; payeeId: string; payeeName: string; role: string; mine: boolean; sliceNo: number; amount: WireMoney; step: MoneyStep; dueAt: string; paidAt: string | null;
  /** In which its days are meant: the company's. */
  timeZone: string;
  waits: readonly { code: string; text: string; until: string | null }[];
};
export type MoneyTotalView = { currency: string; earned: WireMoney; steps: readonly { step: MoneyStep; amount: WireMoney; count: number }[] };

const places: Record<MoneyStep, MoneyPlace> = { expected: "earned", held: "on_hold", scheduled: "scheduled", in_transit: "in_transit", paid: "paid", stopped: "stopped" };
const pills: Record<MoneyStep, Status> = { expected: "earned", held: "on_hold", scheduled: "scheduled", in_transit: "in_transit", paid: "paid", stopped: "stopped" };

/** The bar of one currency; each stretch says when its next amount moves. */
export function MoneyTotals({ total, rows, now, title, look, hrefOf }: { total: MoneyTotalView; rows: readonly MoneyRowView[]; now: string; title?: string; look?: "full" | "placement"; hrefOf?: (step: MoneyStep) => string }) {
  return (
    <MoneyBar
      currency={total.currency}
      look={look}
      title={title}
      stages={total.steps.map(({ step, amount }) => {
        const next = step === "paid" || step === "stopped" ? undefined : rows.filter((row) => row.step === step && row.amount.currency === total.currency).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
        return { place: places[step], amount, ...(next ? { detail: `${next.dueAt < now ? "due since" : "next"} ${formatDay(next.dueAt, { now, timeZone: next.timeZone })}` } : {}), ...(hrefOf ? { href: hrefOf(step) } : {}) };
      })}
    />
  );
}

/** Each amount with its date and everything it still waits for. `of` says what the reader knows already: the placement, or themselves as the payee; `all` are the rows that a part is counted in, where these are not all. */
export function MoneyRows({ rows, all = rows, now, of }: { rows: readonly MoneyRowView[]; all?: readonly MoneyRowView[]; now: string; of: "placement" | "payee" }) {
  const parts = new Map<string, number>();
  for (const row of all) parts.set(shareOf(row), Math.max(row.sliceNo, parts.get(shareOf(row)) ?? 0));
  return <PayoutScheduleList now={now} entries={rows.toSorted((a, b) => shownAt(a).localeCompare(shownAt(b)) || a.role.localeCompare(b.role)).map((row) => entryOf(row, parts.get(shareOf(row)) ?? 1, of))} />;
}

/** What stands before the date of a wait. */
const before: Readonly<Record<string, string>> = { bank_change: "until ", provider_refusal: "tried again " };
/** The date a row is shown with, and so stands by: when it was paid, until then when it is due. */
const shownAt = (row: MoneyRowView): string => row.paidAt ?? row.dueAt;
const shareOf = (row: MoneyRowView): string => `${row.placementId}:${row.payeeId}:${row.role}`;

function entryOf(row: MoneyRowView, parts: number, of: "placement" | "payee"): PayoutScheduleEntry {
  return {
    id: row.key, amount: row.amount, dueAt: shownAt(row), timeZone: row.timeZone, status: pills[row.step],
    label: of === "payee" ? `${row.candidateName}, ${row.companyName}` : row.mine ? "You" : row.payeeName, detail: `${roleWord(row.role)}${parts > 1 ? `, part ${row.sliceNo} of ${parts}` : ""}`,
    // What was stopped waits for nothing but the person who looks at it; its other conditions would read as if they mattered.
    waitsFor: row.waits.filter((wait) => row.step !== "stopped" || wait.code === "checking").map((wait) => (wait.code === "payee_onboarding" && row.mine ? "you to finish payout set-up" : wait.until === null || (wait.code === "date" && wait.until.slice(0, 10) === row.dueAt.slice(0, 10)) ? wait.text : `${wait.text} (${before[wait.code] ?? ""}${formatDay(wait.until, { timeZone: row.timeZone })})`)),
    ...(of === "payee" ? { href: `/portal/placements/${row.placementId}` } : {}),
  };
}
