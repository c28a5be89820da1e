import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatWhole } from "@/components/format";
import { LinkButton } from "./link-button";

/** A word in the singular and in the plural. */
export type Nouns = readonly [one: string, many: string];

export type PaginationProps = {
  /** How many rows are on this page, and how many there are if that is known. */
  shown: number;
  total?: number;
  /** What a row is, and what rows are. */
  nouns: Nouns;
  previousHref?: string;
  nextHref?: string;
  /** Words for the two ways, where the rows are in the order of time: "Newest", "Older". */
  previousLabel?: string;
  nextLabel?: string;
};

/** Pages by cursor: back and on, with how many rows are in view. */
export function Pagination({ shown, total, nouns: [one, many], previousHref, nextHref, previousLabel = "Previous", nextLabel = "Next" }: PaginationProps) {
  const noun = (total ?? shown) === 1 ? one : many;
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
