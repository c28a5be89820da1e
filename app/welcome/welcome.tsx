"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { authClient } from "@/components/identity/auth-client";
import { signOut } from "@/components/identity/sign-out";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Logo } from "@/components/shell/logo";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";

type Kind = "recruiter" | "company" | "candidate";

const kinds = [
  { value: "recruiter", label: "I place candidates", description: "A firm, or a firm of one: claims, submissions and your shares." },
  { value: "company", label: "I hire for a company", description: "Post roles, answer recruiters, pay one invoice for each hire." },
  { value: "candidate", label: "I look for a role", description: "Decide who represents you, and where." },
];

export type WelcomeProps = { name: string; email: string; kind: Kind; emailVerified: boolean; linkOver: boolean; /** Where a demo's mail lies. */ inboxUrl: string | null };

/** The short onboarding: what one comes for, and the one thing that it needs. */
export function Welcome({ name, email, kind: first, emailVerified, linkOver, inboxUrl }: WelcomeProps) {
  const [kind, setKind] = useState<Kind>(first);
  const [stays, setStays] = useState(false);
  return (
    <main id="content" className="mx-auto flex min-h-[calc(100dvh-1.625rem)] w-full max-w-md flex-col justify-center gap-6 px-4 py-12">
      <Logo />
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold break-words">Welcome, {name}</h1>
        <p className="text-muted-foreground">One more thing before you start.</p>
      </div>
      <RadioGroup aria-label="What brings you here" value={kind} onValueChange={(value) => setKind(value as Kind)} choices={kinds} />
      {kind === "candidate" ? <CandidateStart email={email} emailVerified={emailVerified} linkOver={linkOver} inboxUrl={inboxUrl} /> : <OrganizationStart key={kind} kind={kind} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-t pt-3 text-sm text-muted-foreground">
        <span className="min-w-0 break-all">Signed in as {email}</span>
        <Button variant="ghost" size="sm" onClick={() => void signOut().catch(() => setStays(true))}>Sign out</Button>
        {stays && <p role="alert" className="w-full text-destructive">The server did not answer, so you are still signed in. Try again.</p>}
      </div>
    </main>
  );
}

function OrganizationStart({ kind }: { kind: "recruiter" | "company" }) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [broughtByEmail, setBroughtBy] = useState("");
  const done = () => window.location.assign(kind === "recruiter" ? "/portal" : "/company");
  const firm = useMutation(trpc.identity.setUpFirm.mutationOptions({ onSuccess: done }));
  const company = useMutation(trpc.identity.setUpCompany.mutationOptions({ onSuccess: done }));
  const failed = firm.error ?? company.error;
  const refusal = failed ? refusalOf(failed) : null;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "recruiter") firm.mutate({ name, timeZone });
    else company.mutate({ name, timeZone, broughtByEmail });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={kind === "recruiter" ? "Name of your firm" : "Name of your company"} description={kind === "recruiter" ? "On your own? Your firm of one." : undefined} error={fieldMessage(refusal, "name")}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="organization" />
      </Field>
      {kind === "company" && (
        <Field label="E-mail of the recruiter who brought you" optional description="They share in fees of your hires as the company sourcer." error={fieldMessage(refusal, "broughtByEmail")}>
          <Input type="email" value={broughtByEmail} onChange={(event) => setBroughtBy(event.target.value)} />
        </Field>
      )}
      {refusal && refusal.fieldErrors.length === 0 && !refusal.field && <Callout tone="danger" title={refusal.message}>{refusal.remedy}</Callout>}
      <Button type="submit" variant="primary" size="lg" loading={firm.isPending || company.isPending || firm.isSuccess || company.isSuccess}>{kind === "recruiter" ? "Set up the firm" : "Set up the company"}</Button>
    </form>
  );
}

function CandidateStart({ email, emailVerified, linkOver, inboxUrl }: Pick<WelcomeProps, "email" | "emailVerified" | "linkOver" | "inboxUrl">) {
  const trpc = useTRPC();
  const [mailed, setMailed] = useState<"not_yet" | "sending" | "sent" | "failed">("not_yet");
  const link = useMutation(trpc.candidates.link.mutationOptions({ onSuccess: () => window.location.assign("/marketplace") }));
  const refusal = link.error ? refusalOf(link.error) : null;
  const mail = async () => {
    setMailed("sending");
    const answer = await authClient.sendVerificationEmail({ email }).catch(() => null);
    setMailed(answer?.data?.status === true ? "sent" : "failed");
  };
  if (!emailVerified) {
    return mailed === "sent" ? (
      <Callout tone="info" title="Look into your mail" live>
        We sent a link to {email}. Open it in this browser: it confirms that the address is yours.
        {inboxUrl && <> In this demo it lies in the <a className="underline" href={inboxUrl}>inbox page</a>.</>}
      </Callout>
    ) : (
      <div className="flex flex-col gap-3">
        <p>Recruiters may have written you down already. Confirm your e-mail, and what belongs to it is yours to decide.</p>
        {linkOver && mailed !== "failed" && <Callout tone="info" title="That link is over">A link to confirm works for a day, and for the account that asked for it. Have a new one mailed to you.</Callout>}
        {mailed === "failed" && <Callout tone="danger" title="The mail could not be sent." live>Wait a minute and try again.</Callout>}
        <Button variant="primary" size="lg" loading={mailed === "sending"} onClick={() => void mail()}>Mail me a link to confirm</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {refusal && <Callout tone="danger" title={refusal.message} live>{refusal.remedy}</Callout>}
      <Button variant="primary" size="lg" loading={link.isPending || link.isSuccess} onClick={() => link.mutate({})}>Start your candidate page</Button>
    </div>
  );
}
