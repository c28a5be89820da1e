"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { type Choice, Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

type Props = { timeZone: string; calendarId: string; zones: readonly string[]; calendars: readonly Choice[] };

/** In which zone and by which calendar the company's days count from now on. */
export function WorkingDays({ timeZone, calendarId, zones, calendars }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [zone, setZone] = useState(timeZone);
  const [calendar, setCalendar] = useState(calendarId);
  const choose = useMutation(
    trpc.identity.chooseWorkingDays.mutationOptions({
      onSuccess: async () => {
        toastDone("Your working days are set", "Deadlines from now on count by them.");
        await refresh();
      },
    }),
  );
  const refusal = choose.error ? refusalOf(choose.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ timeZone: zone, calendarId: calendar });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-105 flex-col gap-4">
      <Field label="Time zone" error={fieldMessage(refusal, "timeZone")}>
        <Combobox choices={zones.map((one) => ({ value: one, label: one.replaceAll("_", " ") }))} value={zone} onValueChange={(next) => setZone(next ?? "")} placeholder="Search a city" />
      </Field>
      <Field label="Calendar" error={fieldMessage(refusal, "calendarId")}><Select choices={calendars} value={calendar} onValueChange={setCalendar} /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div><Button type="submit" disabled={zone === timeZone && calendar === calendarId} loading={choose.isPending}>Save working days</Button></div>
    </form>
  );
}
