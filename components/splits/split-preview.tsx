import type { WireMoney } from "@/components/format";
import { SplitWaterfall, type SplitWaterfallProps } from "./split-waterfall";

/** A split as the procedures send it. */
export type SplitPreviewView = {
  currency: string; fee: WireMoney;
  lines: readonly { key: string; kind: "platform" | "party" | "subtotal" | "left_out"; label: string; who: string | null; basisPoints: number | null; amount: WireMoney; rule: string; policyVersion: number; mine: boolean; remainderCent: boolean }[];
};

/** The waterfall of a split from the wire. */
export function SplitPreview({ split, ...rest }: { split: SplitPreviewView } & Pick<SplitWaterfallProps, "title" | "look" | "className">) {
  const lines = split.lines.map(({ who, basisPoints, key, kind, label, amount, rule, policyVersion, mine, remainderCent }) => ({
    key, kind, label, amount, rule, policyVersion, mine, remainderCent, ...(who === null ? {} : { who }), ...(basisPoints === null ? {} : { basisPoints }),
  }));
  return <SplitWaterfall currency={split.currency} fee={split.fee} lines={lines} {...rest} />;
}
