"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../../../trpc/client";
import type { Outputs } from "../../../../trpc/outputs";
import { refusalOf } from "../../../../trpc/refusal";
import { moving, peopleWord, stateLooks } from "../import-words";
import type { rowInput } from "../search-params";
import { useAct } from "../../../../use-act";
import { DownloadRefused } from "./download-refused";
import { ImportProgress } from "./import-progress";
import { ImportRows } from "./import-rows";
import { MapColumns } from "./map-columns";

type Detail = Outputs["imports"]["detail"];

/** One import from its columns to its result; what it is doing is asked again as long as it does something. */
export function Import({ initial, initialRows, initialInput }: { initial: Detail; initialRows: Outputs["imports"]["rows"]; initialInput: ReturnType<typeof rowInput> }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { importId } = initial;
  const { data } = useQuery(trpc.imports.detail.queryOptions({ importId }, { initialData: initial, refetchInterval: ({ state }) => (state.data && moving(state.data.state) ? 1_000 : false) }));
  const [remapping, setRemapping] = useState(false);
  const { state } = data;
  const [seen, setSeen] = useState(state);
  if (seen !== state) {
    setSeen(state);
    setRemapping(false);
  }
  // The rows are read anew once for each new state.
  useEffect(() => {
    if (state !== initial.state) queries.invalidateQueries(trpc.imports.rows.queryFilter()).catch((cause: unknown) => console.error(cause));
  }, [state, initial.state, queries, trpc]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3"><StatusPill status={stateLooks[state].status} word={stateLooks[state].word} /></div>
      {state === "failed" && <Callout tone="danger" title="The import stands still">{data.failure}</Callout>}
      {(state === "draft" || remapping) && <MapColumns detail={data} onLeave={remapping ? () => setRemapping(false) : null} />}
      {(moving(state) || state === "paused" || state === "failed") && <ImportProgress detail={data} />}
      {state === "checked" && !remapping && <Bring detail={data} onRemap={() => setRemapping(true)} />}
      {state !== "draft" && !remapping && (
        <Section title={data.begun ? "What each row came to" : "What each row would come to"} actions={state === "done" || state === "cancelled" ? <DownloadRefused importId={importId} refused={data.rows - data.counts.added} /> : undefined}>
          <ImportRows detail={data} initial={initialRows} initialInput={initialInput} />
        </Section>
      )}
    </>
  );
}

/** The one step that has an effect, with what it will do. */
function Bring({ detail, onRemap }: { detail: Detail; onRemap(): void }) {
  const trpc = useTRPC();
  const act = useAct();
  const [leaveOutSimilar, setLeaveOutSimilar] = useState(true);
  const start = useMutation(trpc.imports.start.mutationOptions());
  const cancel = useMutation(trpc.imports.cancel.mutationOptions());
  const { counts, importId } = detail;
  const brought = counts.new + (leaveOutSimilar ? 0 : counts.perhaps);
  return (
    <div className="flex max-w-170 flex-col gap-4 rounded-lg border bg-card p-4">
      <p className="reading text-base">Nothing has happened yet. Each of these people will be protected for you from the moment they are brought, as if you had added them by hand. Who is protected by then is left to whoever was first.</p>
      {counts.perhaps > 0 && (
        <Checkbox checked={leaveOutSimilar} onCheckedChange={setLeaveOutSimilar} label={`Leave out the ${counts.perhaps.toLocaleString("en-US")} who are perhaps in your book already`} description="Somebody of the same name is there under other addresses." />
      )}
      {start.error && <Refused refusal={refusalOf(start.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={brought === 0} loading={start.isPending} onClick={() => void act(() => start.mutateAsync({ importId, leaveOutSimilar }))}>Bring {peopleWord(brought)}</Button>
        <Button onClick={onRemap}>Change the columns</Button>
        <ConfirmDialog trigger={<Button variant="ghost">Drop the list</Button>} title="Drop this list?" description="Nobody of it is brought. You can send it again." confirm="Drop it" onConfirm={() => act(() => cancel.mutateAsync({ importId }))} />
      </div>
    </div>
  );
}
