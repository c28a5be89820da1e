"use client";

import {
  type Column,
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_text,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/class-names";
import { AppLink } from "./app-link";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow } from "./table";

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic, text: sortFn_text },
});

export type DataColumn<Row> = {
  id: string;
  header: string;
  /** What is shown. */
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; without it, it is not sorted. Money and instants: `BigInt(minor)` and the ISO text. */
  sortBy?: (row: Row) => string | number | bigint;
  numeric?: boolean;
  /** `wide` columns are left out on a phone. */
  show?: "always" | "wide";
  className?: string;
};

export type DataTableProps<Row> = {
  /** What the rows are: read out as the name of the table. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where a row leads. The first column carries the link, and the whole row is its target. */
  rowHref?: (row: Row) => string;
  /** Called with the column to sort by when the server sorts; the rows are then taken in the order given. */
  onSort?: (sort: { id: string; descending: boolean } | null) => void;
  initialSort?: { id: string; descending: boolean };
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** The tallest the table grows before it scrolls under its head. */
  maxHeight?: string;
  footer?: ReactNode;
  /** What a phone shows under the first cell in place of the wide columns. */
  phoneDetail?: (row: Row) => ReactNode;
  className?: string;
};

const noRows: readonly never[] = [];

/** A sortable table with a sticky head, rows of 36 px and whole-row links. */
export function DataTable<Row extends object>({ label, columns, rows, rowId, rowHref, onSort, initialSort, empty, maxHeight, footer, phoneDetail, className }: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<SortingState>(initialSort ? [{ id: initialSort.id, desc: initialSort.descending }] : []);
  const definitions: ColumnDef<typeof features, Row>[] = columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: column.sortBy ?? (() => null),
    enableSorting: column.sortBy !== undefined,
    sortFn: "basic",
  }));
  const table = useTable({
    features,
    columns: definitions,
    data: rows.length === 0 ? noRows : rows,
    getRowId: rowId,
    state: { sorting },
    manualSorting: onSort !== undefined,
    enableMultiSort: false,
    onSortingChange: (change) => {
      const next = typeof change === "function" ? change(sorting) : change;
      setSorting(next);
      const first = next[0];
      onSort?.(first ? { id: first.id, descending: first.desc } : null);
    },
  });
  const looks = new Map(columns.map((column) => [column.id, column]));
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;

  return (
    <TableFrame label={label} className={className} style={maxHeight === undefined ? undefined : { maxHeight }}>
      <Table>
        <TableHead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const look = looks.get(header.column.id);
                const sorted = header.column.getIsSorted();
                return (
                  <TableHeader
                    key={header.id}
                    numeric={look?.numeric}
                    aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                    className={cn(look?.show === "wide" && "max-md:hidden", look?.className)}
                  >
                    <HeaderLabel title={look?.header ?? ""} column={header.column} sorted={sorted} numeric={look?.numeric ?? false} />
                  </TableHeader>
                );
              })}
            </tr>
          ))}
        </TableHead>
        <TableBody>
          {table.getRowModel().rows.map((row) => (
            <TableRow key={row.id} className={rowHref && "hover:bg-muted has-focus-visible:bg-muted"}>
              {columns.map((column, position) => (
                <TableCell key={column.id} numeric={column.numeric} className={cn(column.show === "wide" && "max-md:hidden", column.className)}>
                  {rowHref && position === 0 ? (
                    <AppLink href={rowHref(row.original)} className="font-medium after:absolute after:inset-0 after:content-['']">
                      {column.cell(row.original)}
                    </AppLink>
                  ) : (
                    column.cell(row.original)
                  )}
                  {phoneDetail && position === 0 && <span className="block text-xs text-muted-foreground md:hidden">{phoneDetail(row.original)}</span>}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        {footer}
      </Table>
    </TableFrame>
  );
}

type HeaderLabelProps<Row extends object> = { title: string; column: Column<typeof features, Row>; sorted: false | "asc" | "desc"; numeric: boolean };

function HeaderLabel<Row extends object>({ title, column, sorted, numeric }: HeaderLabelProps<Row>) {
  if (!column.getCanSort()) return <>{title}</>;
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => column.toggleSorting()}
      className={cn("group/sort -mx-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 transition-colors hover:text-foreground", numeric && "flex-row-reverse", sorted && "text-foreground")}
    >
      {title}
      <Arrow aria-hidden className={cn("size-3.5", !sorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60")} />
    </button>
  );
}
