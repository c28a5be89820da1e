"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";
import { type Holiday, holidayLines, readHolidays, weekdayChoices } from "./calendar-words";

type Known = { calendarId: string; version: number; weekend: readonly number[]; holidays: readonly Holiday[] };

/** A calendar's weekend and holidays: a new calendar, or a new version of one. */
export function CalendarForm({ known }: { known: Known | null }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const [name, setName] = useState("");
  const [weekend, setWeekend] = useState<readonly number[]>(known?.weekend ?? [6, 7]);
  const [lines, setLines] = useState(holidayLines(known?.holidays ?? []));
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const done = async (calendarId: string, words: string) => {
    toastDone(words, "Deadlines that are set from now on count by it.");
    await refresh();
    router.push(`/admin/calendars/${calendarId}`);
  };
  const create = useMutation(trpc.policy.createCalendar.mutationOptions({ onSuccess: ({ calendarId }) => done(calendarId, "The calendar is there to choose") }));
  const change = useMutation(trpc.policy.changeCalendar.mutationOptions({ onSuccess: ({ version }, { calendarId }) => done(calendarId, `Version ${version} is in force`) }));
  const run = known ? change : create;
  const refusal = run.error ? refusalOf(run.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readHolidays(lines);
    setProblem(read.problem);
    if (read.problem !== null) return;
    const days = { weekend: [...weekend], holidays: read.holidays };
    if (known) change.mutate({ calendarId: known.calendarId, basedOnVersion: known.version, ...days, reason });
    else create.mutate({ name, ...days });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-140 flex-col gap-6">
      {!known && <Field label="Name" error={fieldMessage(refusal, "name")} description="As companies find it in their settings, for example “Germany, Bavaria”."><Input value={name} onValueChange={setName} /></Field>}
      <FieldGroup legend="Days of the week on which nobody works">
        <div className="flex flex-wrap gap-x-6 gap-y-2.5">
          {weekdayChoices.map(({ day, name: label }) => (
            <Checkbox key={day} label={label} checked={weekend.includes(day)} onCheckedChange={(checked) => setWeekend((days) => (checked ? [...days, day] : days.filter((one) => one !== day)))} />
          ))}
        </div>
        {fieldMessage(refusal, "weekend") !== undefined && <p role="alert" className="text-sm text-destructive">{fieldMessage(refusal, "weekend")}</p>}
      </FieldGroup>
      <Field label="Holidays" error={problem ?? fieldMessage(refusal, "holidays")} description="One a line: the day, then its name. A list from elsewhere can be pasted.">
        <Textarea rows={12} value={lines} onValueChange={setLines} placeholder={"2027-01-01 New Year's Day\n2027-12-25 Christmas Day"} className="font-mono text-sm" />
      </Field>
      {known && <Field label="Reason" error={fieldMessage(refusal, "reason")}><Input value={reason} onValueChange={setReason} /></Field>}
      <Refused refusal={refusal?.field || (refusal?.fieldErrors.length ?? 0) > 0 ? null : refusal} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={run.isPending || run.isSuccess}>{known ? "Put this version in force" : "Add the calendar"}</Button>
        <LinkButton href={known ? `/admin/calendars/${known.calendarId}` : "/admin/calendars"} variant="ghost">Cancel</LinkButton>
      </div>
    </form>
  );
}
