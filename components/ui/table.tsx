import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** The frame of a table: it scrolls sideways on a narrow screen, and takes focus so that a keyboard can scroll it. */
export function TableFrame({ label, className, ...rest }: ComponentProps<"div"> & { label: string }) {
  return <div {...rest} role="region" aria-label={label} tabIndex={0} className={cn("relative overflow-auto rounded-lg border bg-card", className)} />;
}

/** A table in 13 px with tabular figures. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return <table {...rest} className={cn("w-full border-separate border-spacing-0 text-sm", className)} />;
}

/** The head; sticks to the top of its frame or, in a page that scrolls, of the page. */
export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead {...rest} className={cn("sticky top-0 z-10 bg-card", className)} />;
}

/** The rows. */
export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

/** The sums under the rows. */
export function TableFoot({ className, ...rest }: ComponentProps<"tfoot">) {
  return <tfoot {...rest} className={cn("font-semibold [&_td]:border-t [&_td]:border-border-strong [&_th]:border-t [&_th]:border-border-strong", className)} />;
}

/** A row of 36 px. */
export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cn("group/row relative [&:last-child>td]:border-b-0 [&:last-child>th]:border-b-0", className)} />;
}

type CellProps = { /** Figures stand at the right, so that their digits line up. */ numeric?: boolean };

/** The head of a column. */
export function TableHeader({ className, numeric = false, scope = "col", ...rest }: ComponentProps<"th"> & CellProps) {
  return <th {...rest} scope={scope} className={cn("h-9 border-b border-border-strong px-3 font-medium whitespace-nowrap text-muted-foreground", numeric ? "text-right" : "text-left", className)} />;
}

/** A cell. */
export function TableCell({ className, numeric = false, ...rest }: ComponentProps<"td"> & CellProps) {
  return <td {...rest} className={cn("h-9 border-b px-3 py-1.5 align-middle", numeric && "figures text-right whitespace-nowrap", className)} />;
}

/** The head of a row, for tables whose first column names the row. */
export function TableRowHeader({ className, ...rest }: ComponentProps<"th">) {
  return <th {...rest} scope="row" className={cn("h-9 border-b px-3 py-1.5 text-left align-middle font-medium", className)} />;
}
