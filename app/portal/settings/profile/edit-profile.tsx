"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatDate } from "@/components/format";
import { ChooseMany, OwnWords } from "@/components/profiles/choose-many";
import { RecruiterProfile } from "@/components/profiles/recruiter-profile";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { fieldNames, languageNames, regionNames } from "@/server/profiles/rules/vocabulary";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useFirstError } from "../../../use-first-error";
import { useRefresh } from "../../../use-refresh";
import { useTold } from "../../../use-told";

type Profile = NonNullable<Outputs["profiles"]["mine"]["profile"]>;
type Written = Pick<Profile, "headline" | "about" | "fields" | "regions" | "languages" | "roleKinds">;
const most = 8;

const writtenIn = (profile: Profile | null): Written =>
  profile === null ? { headline: "", about: "", fields: [], regions: [], languages: ["en"], roleKinds: [] } : { headline: profile.headline, about: profile.about, fields: profile.fields, regions: profile.regions, languages: profile.languages, roleKinds: profile.roleKinds };

/** The recruiter's profile as a form, with the page that others read below it. */
export function EditProfile({ initial, name, firmName }: { initial: Profile | null; name: string; firmName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [written, setWritten] = useState(writtenIn(initial));
  const [year, setYear] = useState(initial?.recruitingSince?.toString() ?? "");
  const save = useMutation(
    trpc.profiles.save.mutationOptions({
      onSuccess: async () => {
        toastDone("Your profile is saved", initial?.publishedAt ? "Everybody reads it like this from now on." : "Publish it when it is ready.");
        await refresh();
      },
    }),
  );
  const refusal = save.error ? refusalOf(save.error) : null;
  const form = useFirstError(refusal);
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const recruitingSince = year.trim() === "" ? null : Number(year);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...written, recruitingSince });
  };
  const faultOf = (path: string) => fieldMessage(refusal, path) ?? refusal?.fieldErrors.find((one) => one.path.startsWith(`${path}.`))?.message;
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-8">
        <Published profile={initial} />
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field label="Headline" description="What you do, in one line." error={faultOf("headline")}><Input value={written.headline} maxLength={140} onValueChange={(headline) => change({ headline })} placeholder="Robotics engineers for hardware companies" /></Field>
          <Field label="About you" optional description="Plain text. Leave contact details out: people reach you here, once you are connected." error={faultOf("about")}><Textarea rows={6} value={written.about} maxLength={2_000} onValueChange={(about) => change({ about })} /></Field>
          <ChooseMany label="Fields" most={most} names={fieldNames} value={written.fields} onValueChange={(fields) => change({ fields })} error={faultOf("fields")} />
          <OwnWords label="Kinds of roles" description="Press Enter after each, up to 8." most={most} longest={60} value={written.roleKinds} onValueChange={(roleKinds) => change({ roleKinds })} error={faultOf("roleKinds")} placeholder="Controls engineers" />
          <ChooseMany label="Regions" most={most} names={regionNames} value={written.regions} onValueChange={(regions) => change({ regions })} error={faultOf("regions")} />
          <ChooseMany label="Languages" most={most} names={languageNames} value={written.languages} onValueChange={(languages) => change({ languages })} error={faultOf("languages")} />
          <Field label="Recruiting since" optional description="The year in which you began." error={faultOf("recruitingSince")}><Input inputMode="numeric" value={year} maxLength={4} onValueChange={(typed) => setYear(typed.replaceAll(/\D/g, ""))} className="max-w-28" /></Field>
          <Refused refusal={refusal} />
          <div><Button type="submit" variant="primary" loading={save.isPending}>Save the profile</Button></div>
        </form>
      </div>
      <Section title="As others read it" description="Placements, roles and since when are counted by Fairsplit, and can't be written.">
        <div className="rounded-lg border bg-card p-5">
          <RecruiterProfile level={2} recruiter={{ name, firmName, placements: initial?.placements ?? 0, rolesNow: initial?.rolesNow ?? 0, answersWithin: initial?.answersWithin ?? null, hereSince: initial?.hereSince ?? null, ...written, recruitingSince }} />
        </div>
      </Section>
    </div>
  );
}

function Published({ profile }: { profile: Profile | null }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const publish = useMutation(
    trpc.profiles.publish.mutationOptions({
      onSuccess: async ({ publishedAt }) => {
        toastDone(publishedAt === null ? "Your profile is yours alone again" : "Your profile is public");
        await refresh();
      },
      onError: told,
    }),
  );
  if (profile === null) return null;
  const isPublic = profile.publishedAt !== null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-card p-4">
      <p className="min-w-0">
        <span className="block font-medium">{profile.publishedAt === null ? "Not published" : `Public since ${formatDate(profile.publishedAt)}`}</span>
        <span className="block font-mono text-sm break-all text-muted-foreground">/r/{profile.slug}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {isPublic && <LinkButton href={`/r/${profile.slug}`}>Public page</LinkButton>}
        <Button variant={isPublic ? "secondary" : "primary"} loading={publish.isPending} onClick={() => publish.mutate({ published: !isPublic })}>{isPublic ? "Take it back" : "Publish"}</Button>
      </div>
    </div>
  );
}
