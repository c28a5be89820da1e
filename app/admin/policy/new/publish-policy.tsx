"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { PercentInput } from "@/components/ui/percent-input";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";
import { WhomItTouches } from "./whom-it-touches";
import { allSettings, changesBetween, settingGroups, type SettingWords, valueAt, valueWords, withValue } from "../policy-words";

type InForce = Outputs["policy"]["inForce"];
const suffixes = { days: "days", days_or_none: "days", working_days: "working days", minutes: "minutes", percent: "%", number: "" } as const;

/** Edits every number, based on the version that was read; if someone published meanwhile it says so and goes on from theirs. */
export function PublishPolicy({ inForce }: { inForce: InForce }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const { data: newest } = useQuery(trpc.policy.inForce.queryOptions({}, { initialData: inForce }));
  // What is edited stays based on the version that its author saw, until they take a newer one.
  const [base, setBase] = useState(inForce);
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string | null>>>({});
  const [reason, setReason] = useState("");
  const publish = useMutation(trpc.policy.publish.mutationOptions({
    onSuccess: async ({ version }) => {
      toastDone(`Policy version ${version} is in force`);
      await refresh();
      router.push("/admin/policy");
    },
    onError: refresh,
  }));
  const refusal = publish.error ? refusalOf(publish.error) : null;
  const moved = newest.version !== base.version;
  const settings = allSettings.reduce((all, { path }) => {
    const edit = edits[path];
    return edit === undefined || !/^\d{1,6}$/.test(edit) ? all : withValue(all, path, Number(edit));
  }, base.settings);
  const mine = changesBetween(base.settings, settings);
  const theirs = moved ? changesBetween(base.settings, newest.settings) : [];
  const edit = (path: string, text: string, problem: string | null) => {
    setEdits((known) => ({ ...known, [path]: text }));
    setProblems((known) => ({ ...known, [path]: problem }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(problems).some((problem) => problem !== null)) return;
    publish.mutate({ basedOnVersion: base.version, settings, reason });
  };
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex flex-col gap-8">
        {settingGroups.map((group) => (
          <FieldGroup key={group.title} legend={group.title}>
              {group.note !== undefined && <p className="reading -mt-3 text-muted-foreground">{group.note}</p>}
            <div className="grid gap-4 sm:grid-cols-2">
              {group.settings.map((setting) => (
                <SettingField key={setting.path} setting={setting} text={edits[setting.path] ?? String(valueAt(base.settings, setting.path))} before={valueAt(base.settings, setting.path)} error={problems[setting.path] ?? fieldMessage(refusal, `settings.${setting.path}`)} onEdit={(text, problem) => edit(setting.path, text, problem)} />
              ))}
            </div>
          </FieldGroup>
        ))}
      </div>
      <aside className="flex flex-col gap-4 lg:sticky lg:top-8" aria-labelledby="changes-title">
        {moved && (
          <Callout tone="warning" title={`Version ${newest.version} was published meanwhile`} live action={<Button size="sm" onClick={() => { setBase(newest); publish.reset(); }}>Go on from version {newest.version}</Button>}>
            {theirs.length === 0 ? "It changed no number." : <ul>{theirs.map((change) => <li key={change.label}>{change.label}: {change.from} to {change.to}</li>)}</ul>}
            <span className="block">What you entered is kept.</span>
          </Callout>
        )}
        <div>
          <h2 id="changes-title" className="text-lg font-semibold">What changes</h2>
          {mine.length === 0 ? <p className="text-muted-foreground">No number yet. Version {base.version} would be published again as it is.</p> : <ul className="mt-1 divide-y">{mine.map((change) => <li key={change.label} className="py-1.5">{change.label}<span className="block text-muted-foreground">{change.from} to <span className="font-medium text-foreground">{change.to}</span></span></li>)}</ul>}
        </div>
        {mine.length > 0 && <WhomItTouches settings={settings} />}
        <Field label="Reason" description="Everyone who reads the history sees it." error={fieldMessage(refusal, "reason")}><Textarea rows={3} value={reason} onValueChange={setReason} /></Field>
        {!(moved && refusal?.code === "policy_changed") && <Refused refusal={refusal} />}
        {refusal !== null && refusal.fieldErrors.length > 0 && <p role="alert" className="text-sm text-destructive">Some numbers can't be used. They are marked.</p>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={publish.isPending || publish.isSuccess} disabled={moved}>Publish version {base.version + 1}</Button>
          <LinkButton href="/admin/policy" variant="ghost">Cancel</LinkButton>
        </div>
      </aside>
    </form>
  );
}

type SettingFieldProps = { setting: SettingWords; text: string; before: number; error: string | undefined; onEdit: (text: string, problem: string | null) => void };

function SettingField({ setting, text, before, error, onEdit }: SettingFieldProps) {
  const changed = text !== String(before);
  const description = <>{setting.meaning}{changed && <span className="block text-foreground">was {valueWords(before, setting.unit)}</span>}</>;
  if (setting.unit === "percent") {
    return (
      <Field label={setting.label} description={description} error={error}>
        <PercentInput basisPoints={/^\d+$/.test(text) ? Number(text) : null} onBasisPointsChange={(value, problem) => onEdit(value === null ? "" : String(value), value === null ? (problem ?? "Enter a percentage.") : null)} />
      </Field>
    );
  }
  const suffix = suffixes[setting.unit];
  return (
    <Field label={setting.label} description={description} error={error}>
      <div className="relative">
        <Input inputMode="numeric" autoComplete="off" value={text} onValueChange={(next) => onEdit(next.trim(), /^\d{1,6}$/.test(next.trim()) ? null : "Enter a whole number.")} className={suffix === "" ? "figures text-right" : suffix === "days" ? "figures pr-14 text-right" : "figures pr-28 text-right"} />
        {suffix !== "" && <span aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted-foreground">{suffix}</span>}
      </div>
    </Field>
  );
}
