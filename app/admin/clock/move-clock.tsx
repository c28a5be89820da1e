"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatDays, formatInstant } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeyFacts } from "@/components/ui/key-facts";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

const steps = [{ hours: 1, label: "1 hour" }, { hours: 24, label: "1 day" }, { hours: 24 * 30, label: "30 days" }, { hours: 24 * 90, label: "90 days" }] as const;

/** How far the clock is ahead, in words. */
function offsetWords(hours: number): string {
  if (hours === 0) return "the same as real time";
  const size = Math.abs(hours);
  const days = Math.floor(size / 24);
  const rest = size % 24;
  const parts = [...(days > 0 ? [formatDays(days)] : []), ...(rest > 0 ? [`${rest} ${rest === 1 ? "hour" : "hours"}`] : [])];
  return `${parts.join(" and ")} ${hours > 0 ? "ahead of" : "behind"} real time`;
}

/** Moves a demo's clock forward and says what runs because of it. */
export function MoveClock({ initial, mayMove }: { initial: Outputs["policy"]["clock"]; mayMove: boolean }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const { data: clock } = useQuery(trpc.policy.clock.queryOptions({}, { initialData: initial }));
  const [custom, setCustom] = useState({ amount: "", unit: "days" });
  const [problem, setProblem] = useState<string | null>(null);
  const [moved, setMoved] = useState<{ hours: number; now: string; jobsTold: boolean } | null>(null);
  const move = useMutation(trpc.policy.moveClock.mutationOptions({
    onSuccess: async ({ now, jobsTold }, { byHours }) => {
      setMoved({ hours: byHours, now, jobsTold });
      await refresh();
    },
  }));
  const refusal = move.error ? refusalOf(move.error) : null;
  const by = (byHours: number) => {
    setProblem(null);
    setMoved(null);
    move.mutate({ byHours });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = /^\d{1,5}$/.test(custom.amount.trim()) ? Number(custom.amount.trim()) : null;
    if (whole === null) setProblem(`Enter a whole number of ${custom.unit}, for example 14.`);
    else by(custom.unit === "days" ? whole * 24 : whole);
  };
  const byStep = move.isPending ? move.variables.byHours : null;
  return (
    <div className="flex flex-col gap-7">
      <KeyFacts layout="columns" facts={[{ label: "Time here", value: <time dateTime={clock.now}>{formatInstant(clock.now)}</time> }, { label: "Offset", value: offsetWords(clock.offsetHours) }]} />
      {mayMove && (
        <Section title="Move the clock forward" description="Everyone here moves with it, and so do the simulated payments. It does not go back from this page.">
          <div className="flex flex-col gap-5 rounded-lg border bg-card p-4">
            <div className="flex flex-wrap gap-2">
              {steps.map((step) => (
                <Button key={step.hours} loading={byStep === step.hours} disabled={move.isPending} onClick={() => by(step.hours)}>{step.label}</Button>
              ))}
            </div>
            <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
              <Field label="Or by" error={problem ?? fieldMessage(refusal, "byHours")} className="w-40"><Input inputMode="numeric" autoComplete="off" value={custom.amount} onChange={(event) => setCustom({ ...custom, amount: event.target.value })} /></Field>
              <Field label="Unit" className="w-28"><Select value={custom.unit} onValueChange={(unit) => setCustom({ ...custom, unit })} choices={[{ value: "hours", label: "hours" }, { value: "days", label: "days" }]} /></Field>
              <Button type="submit" variant="primary" size="field" className="mt-6.5" loading={move.isPending && !steps.some((step) => step.hours === byStep)} disabled={move.isPending}>Move</Button>
            </form>
            <Refused refusal={refusal} />
            <div role="status">
              {moved && (
                <p className="reading">
                  <span className="font-medium">The clock moved by {moved.hours % 24 === 0 ? formatDays(moved.hours / 24) : `${moved.hours} ${moved.hours === 1 ? "hour" : "hours"}`}: it is {formatInstant(moved.now)}.</span> {moved.jobsTold ? "What fell due runs now: holds are released and payouts made within a few seconds." : "The job runner did not answer: what fell due runs with its next sweep, within five minutes of its return."} See <TextLink href="/admin/payouts">payouts</TextLink> and <TextLink href="/admin/jobs">jobs</TextLink>.
                </p>
              )}
            </div>
          </div>
        </Section>
      )}
      <Section title="What runs when the clock moves">
        <ul className="reading list-disc pl-5 text-muted-foreground">
          <li>The outbox relay sends what waits.</li>
          <li>The hold release sweep releases every hold whose date has come.</li>
          <li>The payout sweep claims what is due, and each payee is paid whose conditions are met.</li>
          <li>Protection ends by itself: it is a date, not a job. Its holders are told 7 days and 1 day before, and when it is over.</li>
        </ul>
      </Section>
    </div>
  );
}
