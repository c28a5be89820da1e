import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatWhole } from "@/components/format";
import { LinkButton } from "./link-button";

export type PaginationProps = {
  /** How many rows are on this page, and how many there are if that is known. */
  shown: number;
  total?: number;
  /** What the rows are, in the plural. */
  noun: string;
  previousHref?: string;
  nextHref?: string;
  /** Words for the two ways, where the rows are in the order of time: "Newest", "Older". */
  previousLabel?: string;
  nextLabel?: string;
};

/** Pages by cursor: back and on, with how many rows are in view. */
export function Pagination({ shown, total, noun, previousHref, nextHref, previousLabel = "Previous", nextLabel = "Next" }: PaginationProps) {
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 text-sm text-muted-foreground">
      <p className="figures">{total === undefined ? `${formatWhole(shown)} ${noun}` : `${formatWhole(shown)} of ${formatWhole(total)} ${noun}`}</p>
      <div className="flex gap-2">
        {previousHref !== undefined && (
          <LinkButton href={previousHref} size="sm" rel="prev">
            <ChevronLeft aria-hidden /> {previousLabel}
          </LinkButton>
        )}
        {nextHref !== undefined && (
          <LinkButton href={nextHref} size="sm" rel="next">
            {nextLabel} <ChevronRight aria-hidden />
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
