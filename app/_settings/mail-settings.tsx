"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useMounted } from "../use-mounted";
import { useRefresh } from "../use-refresh";
import { alwaysSent, type MailClassName, mailClassWords } from "./mail-class-words";
import { zonesWith } from "./time-zones";

type Settings = Outputs["notifications"]["mailSettings"];
type Choice = Settings["classes"][number]["choice"];

const choices: readonly { value: Choice; label: string }[] = [
  { value: "at_once", label: "At once" },
  { value: "daily", label: "Once a day" },
  { value: "never", label: "Never" },
];
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
/** Half hours, and whatever was chosen by a program. */
const timesWith = (chosen: number) => [...new Set([...Array.from({ length: 48 }, (_, half) => half * 30), chosen])].toSorted((a, b) => a - b).map((minutes) => ({ value: String(minutes), label: clock(minutes) }));
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clock(hour * 60) }));
const evening = { from: 22 * 60, to: 7 * 60 };

/** How and when one's mail comes: each class by itself, quiet hours, and the hour of the daily mail. */
export function MailSettings({ settings }: { settings: Settings }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const mounted = useMounted();
  const [wanted, setWanted] = useState<Partial<Record<MailClassName, Choice>>>({});
  const [chosenZone, setZone] = useState<string | null>(settings.chosen ? settings.timeZone : null);
  const [quiet, setQuiet] = useState(settings.quiet);
  const [digestHour, setDigestHour] = useState(settings.digestHour);
  // Nothing chosen yet: the zone that this browser is in.
  const zone = chosenZone ?? (mounted ? Intl.DateTimeFormat().resolvedOptions().timeZone : settings.timeZone);
  const save = useMutation(
    trpc.notifications.saveMailSettings.mutationOptions({
      onSuccess: async () => {
        toastDone("Your mail is chosen", "It holds for what waits already, too.");
        await refresh();
      },
    }),
  );
  const refusal = save.error ? refusalOf(save.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ choices: settings.classes.map(({ mailClass, choice }) => ({ mailClass, choice: wanted[mailClass] ?? choice })), timeZone: zone, quiet, digestHour });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-160 flex-col gap-8">
      <Section title="What you get">
        <ul className="divide-y rounded-lg border bg-card">
          {settings.classes.map(({ mailClass, choice, byLink }) => (
            <li key={mailClass} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
              <span className="min-w-0 flex-1 basis-60">
                <span className="block font-medium">{mailClassWords[mailClass].title}</span>
                <span className="block text-sm text-muted-foreground">{mailClassWords[mailClass].meaning}{byLink && choice === "never" && " You stopped them by the link in a mail."}</span>
              </span>
              <span className="w-36"><Select aria-label={`Mails about: ${mailClassWords[mailClass].title}`} choices={choices} value={wanted[mailClass] ?? choice} onValueChange={(next) => setWanted({ ...wanted, [mailClass]: next as Choice })} /></span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="When you get it" description="By the clock of your time zone, summer time included.">
        <Field label="Time zone" error={fieldMessage(refusal, "timeZone")}>
          <Combobox choices={zonesWith(zone).map((one) => ({ value: one, label: one.replaceAll("_", " ") }))} value={zone} onValueChange={(next) => setZone(next ?? "")} placeholder="Search a city" />
        </Field>
        <Switch label="Quiet hours" description="What can wait is sent when they end." checked={quiet !== null} onCheckedChange={(on) => setQuiet(on ? evening : null)} />
        {quiet !== null && (
          <div className="grid grid-cols-2 gap-4">
            <Field label="From" error={fieldMessage(refusal, "quiet.from")}><Select choices={timesWith(quiet.from)} value={String(quiet.from)} onValueChange={(next) => setQuiet({ ...quiet, from: Number(next) })} /></Field>
            <Field label="To" error={fieldMessage(refusal, "quiet.to")}><Select choices={timesWith(quiet.to)} value={String(quiet.to)} onValueChange={(next) => setQuiet({ ...quiet, to: Number(next) })} /></Field>
          </div>
        )}
        <Field label="The daily mail comes at"><Select choices={hours} value={String(digestHour)} onValueChange={(next) => setDigestHour(Number(next))} /></Field>
      </Section>
      <Refused refusal={refusal} />
      <div><Button type="submit" loading={save.isPending}>Save</Button></div>
      <Section title="What always comes" description="These are sent at once and cannot be stopped.">
        <ul className="divide-y rounded-lg border bg-card">
          {alwaysSent.map(({ title, why }) => (
            <li key={title} className="px-4 py-3">
              <span className="block font-medium">{title}</span>
              <span className="block text-sm text-muted-foreground">{why}</span>
            </li>
          ))}
        </ul>
      </Section>
    </form>
  );
}
