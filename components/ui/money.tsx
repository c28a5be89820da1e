import { formatMoney, type MoneyLike, type MoneyOptions } from "@/components/format";
import { cn } from "@/components/class-names";

export type MoneyProps = MoneyOptions & {
  value: MoneyLike;
  className?: string;
  /** `quiet` sets the currency code back, so that the figures lead. */
  tone?: "normal" | "quiet";
};

/** An amount in tabular figures that never breaks. In a column, give the cell `text-right`. */
export function Money({ value, className, tone = "quiet", ...options }: MoneyProps) {
  const showsCode = options.currency === undefined || options.currency === "code";
  return (
    <data value={value.minor.toString()} className={cn("figures whitespace-nowrap", className)}>
      {showsCode ? formatMoney(value, { ...options, currency: "none" }) : formatMoney(value, options)}
      {showsCode && <span className={cn(tone === "quiet" && "font-normal text-muted-foreground")}>{`\u00a0${value.currency}`}</span>}
    </data>
  );
}
