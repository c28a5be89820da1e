"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { type ImportField, importFields, type Mapping } from "@/server/imports/rules/known-columns";
import { useTRPC } from "../../../../trpc/client";
import type { Outputs } from "../../../../trpc/outputs";
import { refusalOf } from "../../../../trpc/refusal";
import { useRefresh } from "../../../../use-refresh";
import { fieldWords, rowsWord } from "../import-words";

type Detail = Outputs["imports"]["detail"];
const unused = "unused";
const choices = [{ value: unused, label: "Not used" }, ...importFields.map((field) => ({ value: field as string, label: fieldWords[field] }))];

/** Which column is what, with what stands in it; below, the first people as they would be read. */
export function MapColumns({ detail, onLeave }: { detail: Detail; onLeave: (() => void) | null }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [mapping, setMapping] = useState<Mapping>(detail.mapping);
  const check = useMutation(trpc.imports.check.mutationOptions());
  const refusal = check.error ? refusalOf(check.error) : null;
  const fieldOf = (column: number): ImportField | null => importFields.find((field) => mapping[field] === column) ?? null;
  const choose = (column: number, next: string) => {
    const chosen = importFields.find((field) => field === next) ?? null;
    const without = Object.fromEntries(importFields.map((field) => [field, mapping[field] === column ? null : mapping[field]])) as Mapping;
    setMapping(chosen === null ? without : { ...without, [chosen]: column });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await check.mutateAsync({ importId: detail.importId, mapping });
      onLeave?.();
    } catch {
      // Shown above the button.
      return;
    }
    await refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-6">
      <Section title="What each column is" description="Taken from the columns' names where we know them. A name and at least one of e-mail, phone and LinkedIn profile are needed.">
        <ul className="max-w-240 divide-y rounded-lg border bg-card">
          {detail.headers.map((header, column) => (
            // A column is known by its place: names may be the same but for their case.
            <li key={`${column}-${header}`} className="grid items-center gap-x-6 gap-y-2 px-3.5 py-2.5 sm:grid-cols-[minmax(0,1fr)_14rem]">
              <div className="min-w-0">
                <p className="text-base font-medium break-words">{header}</p>
                <p className="truncate text-sm text-muted-foreground">{detail.sample.map((cells) => cells[column] ?? "").filter((cell) => cell !== "").join(" · ") || "Empty in the first rows"}</p>
              </div>
              <Select aria-label={`What ${header} is`} value={fieldOf(column) ?? unused} onValueChange={(next) => choose(column, next)} choices={choices} />
            </li>
          ))}
        </ul>
      </Section>
      <Preview detail={detail} mapping={mapping} />
      <div className="flex max-w-170 flex-col gap-3">
        <Refused refusal={refusal} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={check.isPending}>Check {rowsWord(detail.rows)}</Button>
          {onLeave && <Button type="button" onClick={onLeave}>Leave it as it was</Button>}
        </div>
      </div>
    </form>
  );
}

function Preview({ detail, mapping }: { detail: Detail; mapping: Mapping }) {
  const cell = (cells: readonly string[], field: ImportField) => (mapping[field] === null ? "" : (cells[mapping[field]] ?? ""));
  const shown = importFields.filter((field) => mapping[field] !== null && field !== "fullName" && field !== "firstName" && field !== "lastName");
  const nameOf = (cells: readonly string[]) => cell(cells, "fullName") || [cell(cells, "firstName"), cell(cells, "lastName")].filter((part) => part !== "").join(" ");
  return (
    <Section title="The first people" description="As they stand in the file. What can't be read is said when the rows are checked.">
      <TableFrame label="The first people">
        <Table>
          <TableHead><tr><TableHeader>Name</TableHeader>{shown.map((field) => <TableHeader key={field}>{fieldWords[field]}</TableHeader>)}</tr></TableHead>
          <TableBody>
            {detail.sample.map((cells, row) => (
              <TableRow key={`${row}-${cells.join("|").slice(0, 60)}`}>
                <TableCell>{nameOf(cells) || "–"}</TableCell>
                {shown.map((field) => <TableCell key={field}><span className="line-clamp-1 max-w-64">{cell(cells, field) || "–"}</span></TableCell>)}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableFrame>
    </Section>
  );
}
