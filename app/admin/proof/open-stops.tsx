"use client";

import { useMutation } from "@tanstack/react-query";
import { formatInstant, formatRelative } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { StatusPill } from "@/components/ui/status-pill";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

type Stop = Outputs["payouts"]["operations"]["stops"][number];

/** The currencies whose payouts stand still, why, and the way to let them go on. */
export function OpenStops({ stops, now, mayLift, lastIsClean }: { stops: readonly Stop[]; now: string; mayLift: boolean; lastIsClean: boolean }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {stops.map((stop) => (
        <li key={stop.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2 font-medium">Payouts in {stop.currency} <StatusPill status="paused" word="Stopped" /></p>
            <p className="reading mt-0.5 wrap-anywhere">{stop.reason}</p>
            <p className="text-sm text-muted-foreground"><time dateTime={stop.openedAt} title={formatInstant(stop.openedAt)}>Since {formatInstant(stop.openedAt, { now })}, {formatRelative(stop.openedAt, now)}</time></p>
          </div>
          {mayLift ? (
            <div className="flex max-w-64 flex-col items-start gap-1">
              <LiftStop stop={stop} disabled={!lastIsClean} />
              {!lastIsClean && <p className="text-sm text-muted-foreground">Clear the difference and run a clean proof first.</p>}
            </div>
          ) : (
            <p className="max-w-64 text-sm text-muted-foreground">Finance or the owner can lift it after a clean proof.</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function LiftStop({ stop, disabled }: { stop: Stop; disabled: boolean }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const lift = useMutation(trpc.proof.liftStop.mutationOptions({
    onSuccess: async ({ lifted }) => {
      await refresh();
      toastDone(lifted ? `Payouts in ${stop.currency} go on` : "Someone else had lifted this stop already");
    },
  }));
  const refusal = lift.error ? refusalOf(lift.error) : null;
  return (
    <ConfirmDialog
      title={`Let payouts in ${stop.currency} go on?`}
      description="The last proof is clean. The next sweep, within five minutes, pays everything in this currency that is due."
      facts={[{ label: "Stopped because", value: <span className="wrap-anywhere">{stop.reason}</span> }]}
      confirm={`Let ${stop.currency} payouts go on`}
      onConfirm={async () => { await lift.mutateAsync({ stopId: stop.id }); }}
      error={refusal ? `${refusal.message} ${refusal.remedy}` : null}
      trigger={<Button disabled={disabled}>Lift the stop</Button>}
    />
  );
}
