import { CalendarClock, Check, CircleAlert, CirclePause, type LucideIcon, Send, Sprout, Undo2 } from "lucide-react";
import { cn } from "@/components/class-names";
import { formatMoney, shareOf, sumMoney, type WireMoney } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { Money } from "@/components/ui/money";

/** Where a recruiter's money can be. `earned` is agreed and not yet paid by the company. */
export type MoneyPlace = "earned" | "on_hold" | "scheduled" | "in_transit" | "paid" | "stopped" | "reversed";

export type MoneyStage = {
  place: MoneyPlace;
  amount: WireMoney;
  /** When it moves on, in words: "next 4 Dec". */
  detail?: string;
  /** The rows that make it up. */
  href?: string;
};

export type MoneyBarProps = {
  stages: readonly MoneyStage[];
  currency: string;
  /** The finding, as the title; by default it says what has been paid of the whole. */
  title?: string;
  /** `placement` is one line under a placement, without the title. */
  look?: "full" | "placement";
  className?: string;
};

const places: Record<MoneyPlace, { word: string; meaning: string; icon: LucideIcon; fill: string; ink: string }> = {
  earned: { word: "Earned", meaning: "awaiting the company's payment", icon: Sprout, fill: "hatched bg-transparent text-muted-foreground", ink: "text-muted-foreground" },
  on_hold: { word: "On hold", meaning: "guarantee hold", icon: CirclePause, fill: "bg-fill-amber", ink: "text-status-amber" },
  scheduled: { word: "Scheduled", meaning: "released, with a date", icon: CalendarClock, fill: "bg-fill-violet", ink: "text-status-violet" },
  in_transit: { word: "In transit", meaning: "on its way to your bank", icon: Send, fill: "bg-fill-teal", ink: "text-status-teal" },
  paid: { word: "Paid", meaning: "in your account", icon: Check, fill: "bg-fill-green", ink: "text-status-green" },
  stopped: { word: "Stopped", meaning: "a person looks at it", icon: CircleAlert, fill: "hatched bg-transparent text-status-magenta", ink: "text-status-magenta" },
  reversed: { word: "Reversed", meaning: "taken back", icon: Undo2, fill: "hatched bg-transparent text-status-red", ink: "text-status-red" },
};

const order: readonly MoneyPlace[] = ["earned", "on_hold", "scheduled", "in_transit", "paid", "stopped", "reversed"];
/** Places that are news: nothing there is not worth a line. */
const troubled: readonly MoneyPlace[] = ["stopped", "reversed"];

function inOrder(stages: readonly MoneyStage[], currency: string): MoneyStage[] {
  return order.flatMap((place) => {
    const found = stages.find((stage) => stage.place === place);
    if (found === undefined) return troubled.includes(place) ? [] : [{ place, amount: { amount: "0", currency, minor: "0" } }];
    return troubled.includes(place) && found.amount.minor === "0" ? [] : [found];
  });
}

function defaultTitle(stages: readonly MoneyStage[], currency: string): string {
  const whole = sumMoney(stages.filter((stage) => stage.place !== "reversed").map((stage) => stage.amount), currency);
  const paid = stages.find((stage) => stage.place === "paid")?.amount ?? { currency, minor: "0" };
  return whole.minor === 0n ? "No money yet: a placement starts it" : `${formatMoney(paid)} of ${formatMoney(whole)} has reached you`;
}

/** Where is my money: one bar from earned to paid, each stretch with its amount, its word and the rows behind it. */
export function MoneyBar({ stages, currency, title, look = "full", className }: MoneyBarProps) {
  const shown = inOrder(stages, currency);
  const whole = sumMoney(shown.map((stage) => stage.amount), currency);
  return (
    <figure className={cn("min-w-0", className)}>
      {look === "full" && <figcaption className="mb-3 text-base font-medium">{title ?? defaultTitle(shown, currency)}</figcaption>}
      <div aria-hidden className={cn("flex gap-0.5", look === "full" ? "h-4" : "h-2")}>
        {whole.minor === 0n ? (
          <span className="flex-1 rounded-[3px] border border-dashed border-border-strong" />
        ) : (
          shown
            .filter((stage) => stage.amount.minor !== "0")
            .map((stage) => <span key={stage.place} className={cn("min-w-1 first:rounded-l-[3px] last:rounded-r-[3px]", places[stage.place].fill, (stage.place === "earned" || troubled.includes(stage.place)) && "border border-current")} style={{ flexGrow: shareOf(stage.amount, whole), flexBasis: 0 }} />)
        )}
      </div>
      <ul className={cn("mt-3 grid text-sm", look === "full" ? "grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))]" : "mt-2 flex flex-wrap gap-x-4 gap-y-1")}>
        {shown
          .filter((stage) => look === "full" || stage.amount.minor !== "0")
          .map((stage) => (
            <li key={stage.place} className="min-w-0">
              {look === "full" ? <FullStage stage={stage} /> : <BriefStage stage={stage} />}
            </li>
          ))}
      </ul>
    </figure>
  );
}

function FullStage({ stage }: { stage: MoneyStage }) {
  const place = places[stage.place];
  const Icon = place.icon;
  const empty = stage.amount.minor === "0";
  const body = (
    <>
      <span className={cn("flex items-center gap-1.5", place.ink)}>
        <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
        <span className="font-medium">{place.word}</span>
      </span>
      <span className={cn("mt-0.5 block text-lg", empty ? "text-muted-foreground" : "font-medium")}>
        <Money value={stage.amount} currency="none" />
      </span>
      <span className="block text-xs text-muted-foreground">{stage.detail ?? place.meaning}</span>
    </>
  );
  if (stage.href === undefined || empty) return <div className="border-l pl-3">{body}</div>;
  return (
    <AppLink href={stage.href} className="block rounded-r-sm border-l pl-3 transition-colors hover:border-foreground hover:bg-muted">
      {body}
    </AppLink>
  );
}

function BriefStage({ stage }: { stage: MoneyStage }) {
  const place = places[stage.place];
  const Icon = place.icon;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className={cn("size-3.5", place.ink)} strokeWidth={2.25} />
      <span className={place.ink}>{place.word}</span>
      <Money value={stage.amount} />
      {stage.detail !== undefined && <span className="text-muted-foreground">{stage.detail}</span>}
    </span>
  );
}
