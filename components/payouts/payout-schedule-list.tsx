import { defaultLocale, formatDay, formatRelative, type TimeContext, type WireMoney } from "@/components/format";
import { cn } from "@/components/class-names";
import { AppLink } from "@/components/ui/app-link";
import { Money } from "@/components/ui/money";
import { type Status, StatusPill } from "@/components/ui/status-pill";

export type PayoutScheduleEntry = {
  id: string;
  amount: WireMoney;
  /** The date as ISO text; null while it hangs on something without a date. */
  dueAt: string | null;
  /** In which its day is meant; the list's own where it is left out. */
  timeZone?: string;
  status: Status;
  /** Who receives it, or whose hire it is of: what the reader does not know already. */
  label: string;
  /** Which payment it is: "Sourcer, part 1 of 3". */
  detail?: string;
  /** Everything that is still missing, in words that follow "waits for". */
  waitsFor: readonly string[];
  href?: string;
};

export type PayoutScheduleListProps = { entries: readonly PayoutScheduleEntry[]; now: string; context?: TimeContext; className?: string };

const together = new Intl.ListFormat(defaultLocale, { type: "conjunction" });
const settled: readonly Status[] = ["paid", "reversed", "failed"];

/** For each amount: the date, and what it waits for. */
export function PayoutScheduleList({ entries, now, context = {}, className }: PayoutScheduleListProps) {
  const at = (entry: PayoutScheduleEntry): TimeContext => (entry.timeZone === undefined ? context : { ...context, timeZone: entry.timeZone });
  return (
    <ol className={cn("divide-y rounded-lg border bg-card", className)}>
      {entries.map((entry) => (
        <li key={entry.id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[9rem_1fr_auto]">
          <div className="max-sm:order-2 max-sm:col-span-2">
            {entry.dueAt === null ? (
              <span className="text-base text-muted-foreground">No date yet</span>
            ) : (
              <time dateTime={entry.dueAt} className="text-base font-medium">
                {formatDay(entry.dueAt, { ...at(entry), now })}
                <span className="text-sm font-normal text-muted-foreground max-sm:ml-2 sm:block">{formatRelative(entry.dueAt, now, at(entry))}</span>
              </time>
            )}
          </div>
          <div className="min-w-0 max-sm:order-1">
            <p className="text-base break-words">
              {entry.href === undefined ? (
                entry.label
              ) : (
                <AppLink href={entry.href} className="hover:underline hover:underline-offset-3">
                  {entry.label}
                </AppLink>
              )}
              {entry.detail !== undefined && <span className="text-muted-foreground"> · {entry.detail}</span>}
            </p>
            {!settled.includes(entry.status) && entry.waitsFor.length > 0 && (
              <p className="reading text-sm text-muted-foreground">
                Waits for <span className="text-foreground">{together.format(entry.waitsFor)}</span>
              </p>
            )}
          </div>
          <div className="flex flex-col items-end gap-1 max-sm:order-1">
            <Money value={entry.amount} className="text-base font-medium" />
            <StatusPill status={entry.status} look="plain" />
          </div>
        </li>
      ))}
    </ol>
  );
}
