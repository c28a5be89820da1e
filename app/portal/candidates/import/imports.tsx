"use client";

import { useQuery } from "@tanstack/react-query";
import { formatDate } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { moving, stateLooks } from "./import-words";
import { cursorText, listAddress, type listInput } from "./search-params";

const whole = (count: number) => count.toLocaleString("en-US");

/** A recruiter's imports, with how far each is. */
export function Imports({ initial, input }: { initial: Outputs["imports"]["list"]; input: ReturnType<typeof listInput> }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.imports.list.queryOptions(input, { initialData: initial, refetchInterval: ({ state }) => (state.data?.imports.some((one) => moving(one.state)) ? 3_000 : false) }));
  return (
    <>
      <DataTable
        label="Imports"
        rows={data.imports}
        rowId={(row) => row.importId}
        rowHref={(row) => `/portal/candidates/import/${row.importId}`}
        phoneDetail={(row) => `${whole(row.counts.added)} of ${whole(row.rows)} added · ${formatDate(row.createdAt)}`}
        empty={<EmptyState title="The lists you bring will be here">Each with what every row came to, and a file of those that were not added.</EmptyState>}
        columns={[
          { id: "file", header: "File", cell: (row) => <span className="break-all">{row.fileName}</span>, sortBy: (row) => row.fileName.toLocaleLowerCase("en") },
          { id: "state", header: "State", cell: (row) => <StatusPill status={stateLooks[row.state].status} word={stateLooks[row.state].word} look="plain" />, sortBy: (row) => row.state },
          { id: "added", header: "Added", cell: (row) => whole(row.counts.added), sortBy: (row) => row.counts.added, numeric: true, show: "wide" },
          { id: "rows", header: "Rows", cell: (row) => whole(row.rows), sortBy: (row) => row.rows, numeric: true, show: "wide" },
          { id: "sent", header: "Sent", cell: (row) => <span className="whitespace-nowrap">{formatDate(row.createdAt)}</span>, sortBy: (row) => row.createdAt, show: "wide" },
        ]}
      />
      {data.next && <Pagination shown={data.imports.length} nouns={["import", "imports"]} nextHref={listAddress("/portal/candidates/import", { after: cursorText(data.next) })} nextLabel="Older" />}
    </>
  );
}
