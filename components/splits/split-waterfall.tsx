import { formatBasisPoints, formatMoney, shareOf, sumMoney, type WireMoney } from "@/components/format";
import { cn } from "@/components/class-names";
import { Money } from "@/components/ui/money";

export type SplitLine = {
  key: string;
  /** What is taken off for the platform, what a party receives, what is left in between, or who receives nothing and why. */
  kind: "platform" | "party" | "subtotal" | "left_out";
  label: string;
  who?: string;
  role?: string;
  /** Of the pool for parties, of the fee for the platform. */
  basisPoints?: number;
  amount: WireMoney;
  rule: string;
  policyVersion: number;
  /** The reader's own line. */
  mine?: boolean;
  /** This line received a cent that could not be divided. */
  remainderCent?: boolean;
};

export type SplitWaterfallProps = {
  currency: string;
  fee: WireMoney;
  lines: readonly SplitLine[];
  /** The finding, as the title of the picture; by default it says what the reader gets. */
  title?: string;
  /** `brief` shows the picture and the amounts without the rules: for a card or a dialog. */
  look?: "full" | "brief";
  className?: string;
};

type Step = SplitLine & { left: number; width: number };

/** Each amount as a stretch of the fee: taken lines follow one another, a subtotal spans what is left from there on. */
function stepsOf(fee: WireMoney, lines: readonly SplitLine[]): Step[] {
  let taken: WireMoney[] = [];
  return lines.map((line) => {
    const left = shareOf({ currency: fee.currency, minor: sumMoney(taken, fee.currency).minor }, fee);
    if (line.kind !== "subtotal") taken = [...taken, line.amount];
    return { ...line, left, width: shareOf(line.amount, fee) };
  });
}

function defaultTitle(fee: WireMoney, lines: readonly SplitLine[]): string {
  const mine = lines.filter((line) => line.mine && line.kind === "party").map((line) => line.amount);
  const whole = formatMoney(fee);
  const parties = lines.filter((line) => line.kind === "party").length;
  if (mine.length === 0) return `${whole} are shared by ${parties} ${parties === 1 ? "party" : "parties"} and the platform`;
  return `You receive ${formatMoney(sumMoney(mine, fee.currency))} of ${whole}`;
}

const fills = {
  left_out: "bg-transparent",
  platform: "bg-faint",
  subtotal: "bg-transparent border border-dashed border-border-strong",
  party: "bg-primary-tint border border-primary/45",
};

/** From the fee down to each share: a picture whose widths are the cents, and each line with its rule and policy version. */
export function SplitWaterfall({ currency, fee, lines, title, look = "full", className }: SplitWaterfallProps) {
  const steps = stepsOf(fee, lines);
  const full = look === "full";
  const anyMine = lines.some((line) => line.mine);
  return (
    <figure className={cn("min-w-0", className)}>
      <figcaption className="mb-3 text-base font-medium">{title ?? defaultTitle(fee, lines)}</figcaption>
      {/* The roles keep it a table for a screen reader where a phone lays its rows out as blocks. */}
      <table role="table" className="w-full border-separate border-spacing-0 text-sm max-sm:block">
        <thead role="rowgroup" className="sr-only">
          <tr role="row">
            <th role="columnheader" scope="col">
              Line
            </th>
            <th role="columnheader" scope="col">
              Share and rule
            </th>
            <th role="columnheader" scope="col">
              Amount in {currency}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          <tr role="row" className={row}>
            <LineName label="Fee" strong />
            <BarCell left={0} width={100} fill="bg-foreground/85" />
            <AmountCell amount={fee} strong />
          </tr>
          {steps.map((step) => (
            <tr key={step.key} role="row" className={row}>
              <LineName label={step.who ?? step.label} detail={step.who === undefined ? step.role : (step.role ?? step.label)} mine={step.mine} strong={step.kind === "subtotal"} />
              <BarCell
                left={step.left}
                width={step.width}
                fill={step.kind === "party" && (step.mine || !anyMine) ? "bg-primary" : fills[step.kind]}
                share={step.basisPoints}
                note={full ? `${step.rule} · policy v${step.policyVersion}` : undefined}
              />
              <AmountCell amount={step.amount} strong={step.kind === "subtotal" || step.mine} taken={step.kind === "platform"} remainderCent={step.remainderCent} />
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const row = "border-border max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:border-t max-sm:py-2.5";
const cell = "border-border align-top sm:border-t sm:py-2.5";

function LineName({ label, detail, mine, strong }: { label: string; detail?: string; mine?: boolean; strong?: boolean }) {
  return (
    <th role="rowheader" scope="row" className={cn(cell, "min-w-0 pr-4 text-left leading-5 font-normal sm:w-56")}>
      <span className={cn("break-words", (mine || strong) && "font-medium")}>
        {label}
        {mine && <span className="ml-1.5 rounded-sm bg-primary-tint px-1 py-px text-xs font-medium text-primary-ink">you</span>}
      </span>
      {detail !== undefined && <span className="block text-muted-foreground">{detail}</span>}
    </th>
  );
}

function BarCell({ left, width, fill, share, note }: { left: number; width: number; fill: string; share?: number; note?: string }) {
  const labelAfter = left + width < 84;
  return (
    <td role="cell" className={cn(cell, "max-sm:order-last max-sm:col-span-2 max-sm:pt-1.5")}>
      <div className="relative h-5 border-x border-border">
        {/* What is nothing has no bar. */}
        <div aria-hidden className={cn("absolute inset-y-0.5 rounded-[2px]", width > 0 && "min-w-0.5", fill)} style={{ left: `${left}%`, width: `${width}%` }} />
        {share !== undefined && (
          <span className="figures absolute inset-y-0 flex items-center px-1.5 text-xs text-muted-foreground" style={labelAfter ? { left: `${left + width}%` } : { right: `${100 - left}%` }}>
            {formatBasisPoints(share)}
          </span>
        )}
      </div>
      {note !== undefined && <span className="mt-0.5 block text-xs text-muted-foreground">{note}</span>}
    </td>
  );
}

function AmountCell({ amount, strong, taken, remainderCent }: { amount: WireMoney; strong?: boolean; taken?: boolean; remainderCent?: boolean }) {
  return (
    <td role="cell" className={cn(cell, "pl-4 text-right leading-5 sm:w-36", strong && "font-semibold")}>
      {taken && <span aria-hidden>−</span>}
      {taken && <span className="sr-only">less </span>}
      <Money value={amount} />
      {remainderCent && <span className="block text-xs font-normal text-muted-foreground">carries the odd cent</span>}
    </td>
  );
}
