"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { cn } from "@/components/class-names";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../../../trpc/client";
import type { Outputs } from "../../../../trpc/outputs";
import { moving, verdictLooks, verdictOrder } from "../import-words";
import { rowAddress, rowInput, rowParams } from "../search-params";

type Rows = Outputs["imports"]["rows"];
const everything = "all";

/** The rows with what each came to, all or those of one kind. */
export function ImportRows({ detail, initial, initialInput }: { detail: Outputs["imports"]["detail"]; initial: Rows; initialInput: ReturnType<typeof rowInput> }) {
  const trpc = useTRPC();
  const [params, setParams] = useQueryStates(rowParams, { history: "replace" });
  const input = rowInput(detail.importId, params);
  const isFirst = JSON.stringify(input) === JSON.stringify(initialInput);
  const { data, isPlaceholderData } = useQuery(trpc.imports.rows.queryOptions(input, { placeholderData: keepPreviousData, refetchInterval: moving(detail.state) ? 3_000 : false, ...(isFirst ? { initialData: initial } : {}) }));
  const list = data ?? initial;
  const there = verdictOrder.filter((verdict) => detail.counts[verdict] > 0 || verdict === params.show);
  const total = params.show ? detail.counts[params.show] : detail.rows;
  const address = `/portal/candidates/import/${detail.importId}`;
  return (
    <div className="flex flex-col gap-3">
      <Counts counts={detail.counts} />
      <Select
        aria-label="Which rows"
        className="w-full sm:w-64"
        value={params.show ?? everything}
        onValueChange={(next) => void setParams({ show: verdictOrder.find((one) => one === next) ?? null, after: null })}
        choices={[{ value: everything, label: `All rows (${detail.rows.toLocaleString("en-US")})` }, ...there.map((verdict) => ({ value: verdict, label: `${verdictLooks[verdict].word} (${detail.counts[verdict].toLocaleString("en-US")})` }))]}
      />
      <div aria-busy={isPlaceholderData} className={cn("flex flex-col gap-3 transition-opacity", isPlaceholderData && "opacity-60")}>
        <DataTable
          label="Rows"
          rows={list.rows}
          rowId={(row) => String(row.rowNo)}
          empty={<EmptyState title="There is no such row">Choose another kind of row.</EmptyState>}
          phoneDetail={(row) => row.reason ?? row.contact}
          columns={[
            { id: "name", header: "Person", cell: (row) => <span className="break-words">{row.candidateId === null ? row.name || "–" : <TextLink href={`/portal/candidates/${row.candidateId}`}>{row.name}</TextLink>}</span> },
            { id: "verdict", header: "Result", cell: (row) => (row.verdict === null ? <span className="text-muted-foreground">Not yet</span> : <StatusPill status={verdictLooks[row.verdict].status} word={verdictLooks[row.verdict].word} look="plain" />) },
            { id: "contact", header: "First key", cell: (row) => <span className="break-all">{row.contact || "–"}</span>, show: "wide", className: "max-lg:hidden" },
            { id: "reason", header: "Why", cell: (row) => <span className="text-muted-foreground">{row.reason ?? ""}</span>, show: "wide" },
            { id: "row", header: "Row", cell: (row) => row.rowNo.toLocaleString("en-US"), numeric: true, show: "wide" },
          ]}
        />
        {params.after > 0 && <p className="text-sm"><TextLink href={rowAddress(address, { ...params, after: null })}>Back to the first rows</TextLink></p>}
        {list.rows.length > 0 && <Pagination shown={list.rows.length} total={total} nouns={["row", "rows"]} {...(list.next === null ? {} : { nextHref: rowAddress(address, { ...params, after: list.next }) })} />}
      </div>
    </div>
  );
}

function Counts({ counts }: { counts: Outputs["imports"]["detail"]["counts"] }) {
  const there = verdictOrder.filter((verdict) => counts[verdict] > 0);
  if (there.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 border-y py-3">
      {there.map((verdict) => (
        <div key={verdict} className="min-w-24">
          <dt className="text-sm"><StatusPill status={verdictLooks[verdict].status} word={verdictLooks[verdict].word} look="plain" /></dt>
          <dd className="figures mt-0.5 text-lg font-medium">{counts[verdict].toLocaleString("en-US")}</dd>
        </div>
      ))}
    </dl>
  );
}
