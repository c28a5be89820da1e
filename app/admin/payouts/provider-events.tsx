"use client";

import { useMutation } from "@tanstack/react-query";
import { formatInstant } from "@/components/format";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IdChip } from "@/components/ui/id-chip";
import { type Status, StatusPill } from "@/components/ui/status-pill";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { useRefresh } from "../../use-refresh";
import { useTold } from "../../use-told";

type Row = Outputs["payouts"]["operations"]["providerEvents"][number];

const states: Readonly<Record<string, { status: Status; word: string }>> = {
  received: { status: "pending", word: "Waiting" }, done: { status: "confirmed", word: "Folded in" }, parked: { status: "draft", word: "Not used here" }, failed: { status: "failed", word: "Failed" },
};
const lookOf = (row: Row) => states[row.state] ?? { status: "unknown" as const, word: row.state };

/** What the payment provider told us, failed first, with the error and the way to try again. */
export function ProviderEvents({ rows, now, mayRetry }: { rows: readonly Row[]; now: string; mayRetry: boolean }) {
  const anyFailed = rows.some((row) => row.state === "failed");
  return (
    <div className="flex flex-col gap-3">
      {anyFailed && !mayRetry && <p className="text-sm text-muted-foreground">Your role is support: you can look here. Finance or the owner can have a failed event tried again.</p>}
      <DataTable
        label="Provider events"
        rows={rows}
        rowId={(row) => row.id}
        empty={<EmptyState title="No provider event yet">Each event that the payment provider sends will be here, with what became of it.</EmptyState>}
        phoneDetail={(row) => <>{formatInstant(row.receivedAt, { now })}{row.error !== null && <span className="block break-words text-destructive">{row.error}</span>}</>}
        columns={[
          { id: "type", header: "Event", cell: (row) => <span className="font-mono text-xs break-all">{row.type}</span>, sortBy: (row) => row.type },
          { id: "state", header: "State", cell: (row) => <StatusPill {...lookOf(row)} look="plain" />, sortBy: (row) => lookOf(row).word },
          { id: "attempts", header: "Attempts", cell: (row) => row.attempts, sortBy: (row) => row.attempts, numeric: true, show: "wide" },
          { id: "error", header: "What went wrong", cell: (row) => (row.error === null ? null : <span className="line-clamp-2 max-w-80 break-words text-destructive" title={row.error}>{row.error}</span>), show: "wide" },
          { id: "received", header: "Received", cell: (row) => <time dateTime={row.receivedAt} className="whitespace-nowrap">{formatInstant(row.receivedAt, { now })}</time>, sortBy: (row) => row.receivedAt, show: "wide" },
          { id: "id", header: "Id", cell: (row) => <IdChip id={row.id} label="event id" />, show: "wide" },
          ...(anyFailed && mayRetry ? [{ id: "retry", header: "Again", cell: (row: Row) => (row.state === "failed" ? <Retry id={row.id} type={row.type} /> : null) }] : []),
        ]}
      />
    </div>
  );
}

function Retry({ id, type }: { id: string; type: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const retry = useMutation(trpc.payouts.retryEvent.mutationOptions({
    onSuccess: async () => {
      await refresh();
      toastDone("The event is taken up again", "A job reads its object at the payment provider anew and folds it in.");
    },
    onError: async (error) => {
      await refresh();
      await told(error);
    },
  }));
  return <Button size="sm" loading={retry.isPending} aria-label={`Try ${type} again`} onClick={() => retry.mutate({ stripeEventId: id })}>Try again</Button>;
}
