"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Refused } from "@/components/feedback/refused";
import { formatDate } from "@/components/format";
import { Section } from "@/components/ui/section";
import { Switch } from "@/components/ui/switch";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** Whether anybody may reach the reader now. */
export function Availability({ initial }: { initial: Outputs["sourcing"]["myBlocks"] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const { data } = useQuery(trpc.sourcing.myBlocks.queryOptions({}, { initialData: initial }));
  const change = useMutation(
    trpc.candidates.setAvailability.mutationOptions({
      onSettled: async () => {
        await queries.invalidateQueries(trpc.sourcing.myBlocks.queryFilter({}));
        await refresh();
      },
    }),
  );
  const available = change.isPending ? change.variables.available : data.unavailableSince === null;
  return (
    <Section title="Available">
      <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
        <Switch
          label="I am available to recruiters"
          description="Switched off, nobody may claim you, ask you or present you anywhere, and each of them reads only that you are not available. What was signed, claimed and sent before stays."
          checked={available}
          onCheckedChange={(next) => change.mutate({ available: next })}
        />
        {data.unavailableSince !== null && <p className="text-sm text-muted-foreground">You have not been available since {formatDate(data.unavailableSince)}.</p>}
        <Refused refusal={change.error ? refusalOf(change.error) : null} />
      </div>
    </Section>
  );
}
