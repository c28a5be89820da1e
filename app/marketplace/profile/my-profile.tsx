"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { CandidateCard } from "@/components/profiles/candidate-card";
import { ChooseMany, OwnWords } from "@/components/profiles/choose-many";
import { visibilityChoices } from "@/components/profiles/profile-words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { codesOf, languageNames, regionNames, seniorityNames } from "@/server/profiles/rules/vocabulary";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useFirstError } from "../../use-first-error";
import { useRefresh } from "../../use-refresh";

type Mine = Outputs["profiles"]["myProfile"];
const unsaid = "unsaid";
const choicesOf = <Code extends string>(names: Readonly<Record<Code, string>>) => [{ value: unsaid, label: "Not said" }, ...codesOf(names).map((code) => ({ value: code, label: names[code] }))];
const codeOf = <Code extends string>(names: Readonly<Record<Code, string>>, picked: string): Code | null => codesOf(names).find((code) => code === picked) ?? null;

/** What stands above the preview of the card. */
const seenAs: Readonly<Record<Mine["visibility"], string>> = {
  hidden: "Nobody sees it now. If you show it, it is this card.", connections: "Nobody finds it. Recruiters with whom you are connected read your name and e-mail, and can open this card.", recruiters: "This card, and nothing else of you, until you are connected.",
};

/** The reader's profile as a form, with the card that others see beside what is typed. */
export function MyProfile({ initial }: { initial: Mine }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const { profileId: _, initials, ...known } = initial.card;
  const [visibility, setVisibility] = useState(initial.visibility);
  const [shown, setShown] = useState(known);
  const save = useMutation(
    trpc.profiles.saveMyProfile.mutationOptions({
      onSuccess: async () => {
        toastDone("Your profile is saved", visibility === "recruiters" ? "Recruiters find it from now on." : undefined);
        await refresh();
      },
    }),
  );
  const refusal = save.error ? refusalOf(save.error) : null;
  const form = useFirstError(refusal);
  const change = (part: Partial<typeof shown>) => setShown((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ visibility, ...shown });
  };
  const faultOf = (path: string) => fieldMessage(refusal, path) ?? refusal?.fieldErrors.find((one) => one.path.startsWith(`${path}.`))?.message;
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-8">
      <Section title="Who sees it">
        <RadioGroup aria-label="Who sees it" value={visibility} onValueChange={(next) => setVisibility(visibilityChoices.find((one) => one.value === next)?.value ?? "hidden")} choices={visibilityChoices} />
        {initial.unavailable && visibility !== "hidden" && <Callout title="You are not available, so nobody sees it" action={<TextLink href="/marketplace/privacy">Privacy</TextLink>}>Switch that on again, and it counts as chosen here.</Callout>}
        <p className="reading text-sm text-muted-foreground">{initial.hiddenFrom.length > 0 ? `Never shown to people of ${initial.hiddenFrom.join(", ")}.` : "Say where you work, and people there never see it."} <TextLink href="/marketplace/privacy">{initial.hiddenFrom.length > 0 ? "Change" : "Say it"}</TextLink></p>
      </Section>
      <Section title="What they see" description="Your initials, and this. Never your name, employer or contact: leave them out of what you write, too.">
        <div className="flex flex-col gap-5 rounded-lg border bg-card p-4">
          <Field label="What you do" error={faultOf("title")}><Input value={shown.title} maxLength={140} onValueChange={(title) => change({ title })} placeholder="Senior controls engineer" /></Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Region" error={faultOf("region")}><Select value={shown.region ?? unsaid} onValueChange={(picked) => change({ region: codeOf(regionNames, picked) })} choices={choicesOf(regionNames)} /></Field>
            <Field label="Seniority" error={faultOf("seniority")} optional><Select value={shown.seniority ?? unsaid} onValueChange={(picked) => change({ seniority: codeOf(seniorityNames, picked) })} choices={choicesOf(seniorityNames)} /></Field>
          </div>
          <OwnWords label="Skills" description="Press Enter after each, up to 15." most={15} longest={60} value={shown.skills} onValueChange={(skills) => change({ skills })} error={faultOf("skills")} placeholder="Motor control" />
          <ChooseMany label="Languages" most={8} names={languageNames} value={shown.languages} onValueChange={(languages) => change({ languages })} error={faultOf("languages")} />
          <Field label="What you look for" optional error={faultOf("lookingFor")}><Textarea value={shown.lookingFor} maxLength={2_000} onValueChange={(lookingFor) => change({ lookingFor })} placeholder="A small team, hybrid, from 120,000 USD" /></Field>
        </div>
      </Section>
      <Section title="As recruiters see it" description={seenAs[visibility]}>
        {visibility === "connections" && <p className="text-base break-words"><span className="font-medium">{initial.connectedRead.name}</span> · <span className="break-all">{initial.connectedRead.email}</span></p>}
        <CandidateCard candidate={{ ...shown, initials }} />
      </Section>
      <div className="flex flex-col items-start gap-3">
        <Refused refusal={refusal} />
        <Button type="submit" variant="primary" loading={save.isPending}>Save the profile</Button>
      </div>
    </form>
  );
}
