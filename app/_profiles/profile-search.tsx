"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { SearchInput } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import { type Nouns, Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";

const unfiltered = "unfiltered";

/** A filter of a list: one of its values, or any. */
export function ProfileFilter<Code extends string>({ label, anyLabel, names, value, onValueChange }: { label: string; anyLabel: string; names: Readonly<Record<Code, string>>; value: Code | null; onValueChange: (value: Code | null) => void }) {
  const codes = Object.keys(names) as Code[];
  const choices = [{ value: unfiltered, label: anyLabel }, ...codes.map((code) => ({ value: code, label: names[code] }))];
  return <Select aria-label={label} className="w-[calc(50%-0.25rem)] sm:w-40" value={value ?? unfiltered} onValueChange={(next) => onValueChange(codes.find((code) => code === next) ?? null)} choices={choices} />;
}

/** The search above a list of profiles, with its filters beside it. */
export function ProfileSearch({ placeholder, typed, onTyped, children }: { placeholder: string; typed: string; onTyped: (text: string) => void; children: ReactNode }) {
  return (
    <search className="flex flex-wrap gap-2">
      <SearchInput aria-label={placeholder} placeholder={placeholder} className="w-full sm:w-72" value={typed} maxLength={120} onValueChange={onTyped} />
      {children}
    </search>
  );
}

type FoundProps<Row> = {
  label: string; nouns: Nouns; rows: readonly Row[]; rowId: (row: Row) => string; card: (row: Row) => ReactNode; empty: ReactNode;
  /** New answers are on their way. */
  waiting: boolean;
  firstHref: string | null; nextHref: string | null;
  columns?: 1 | 2;
};

/** What a search of profiles found, as cards, page by page. */
export function FoundProfiles<Row>({ label, nouns, rows, rowId, card, empty, waiting, firstHref, nextHref, columns = 1 }: FoundProps<Row>) {
  return (
    <div aria-busy={waiting} className={cn("flex flex-col gap-4 transition-opacity", waiting && "opacity-60")}>
      {rows.length === 0 ? empty : <ul aria-label={label} className={cn("grid gap-3", columns === 2 && "lg:grid-cols-2")}>{rows.map((row) => <li key={rowId(row)} className="min-w-0">{card(row)}</li>)}</ul>}
      {firstHref !== null && <p className="text-sm"><TextLink href={firstHref}>Back to the first</TextLink></p>}
      {rows.length > 0 && <Pagination shown={rows.length} nouns={nouns} {...(nextHref === null ? {} : { nextHref })} />}
    </div>
  );
}
