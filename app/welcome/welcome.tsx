"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { authClient } from "@/components/identity/auth-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Logo } from "@/components/shell/logo";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";

type Kind = "recruiter" | "company" | "candidate";

/** The short onboarding: what one comes for, and the one thing that it needs. */
export function Welcome({ name, kind: first, emailVerified, linkOver }: { name: string; kind: Kind; emailVerified: boolean; linkOver: boolean }) {
  const [kind, setKind] = useState<Kind>(first);
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-12">
      <Logo />
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">Welcome, {name}</h1>
        <p className="text-muted-foreground">One more thing before you start.</p>
      </div>
      <RadioGroup aria-label="What brings you here" value={kind} onValueChange={(value) => setKind(value as Kind)} choices={[{ value: "recruiter", label: "I place candidates" }, { value: "company", label: "I hire for a company" }, { value: "candidate", label: "I look for a role" }]} />
      {kind === "candidate" ? <CandidateStart emailVerified={emailVerified} linkOver={linkOver} /> : <OrganizationStart key={kind} kind={kind} />}
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
        <Field label="E-mail of the recruiter who brought you (optional)" description="They share in fees of your hires as the company sourcer." error={fieldMessage(refusal, "broughtByEmail")}>
          <Input type="email" value={broughtByEmail} onChange={(event) => setBroughtBy(event.target.value)} />
        </Field>
      )}
      {refusal && refusal.fieldErrors.length === 0 && !refusal.field && <Callout tone="danger" title={refusal.message}>{refusal.remedy}</Callout>}
      <Button type="submit" loading={firm.isPending || company.isPending || firm.isSuccess || company.isSuccess}>{kind === "recruiter" ? "Set up the firm" : "Set up the company"}</Button>
    </form>
  );
}

function CandidateStart({ emailVerified, linkOver }: { emailVerified: boolean; linkOver: boolean }) {
  const trpc = useTRPC();
  const [sent, setSent] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const link = useMutation(trpc.candidates.link.mutationOptions({ onSuccess: () => window.location.assign("/marketplace") }));
  const refusal = link.error ? refusalOf(link.error) : null;
  const mail = async () => {
    const session = await authClient.getSession();
    const answer = session.data ? await authClient.sendVerificationEmail({ email: session.data.user.email }) : null;
    setSent(answer?.data?.status === true);
    setUnsent(answer?.data?.status !== true);
  };
  if (!emailVerified) {
    return sent ? (
      <Callout tone="info" title="Look into your mail">We sent you a link. Open it in this browser: it confirms that the address is yours.</Callout>
    ) : (
      <div className="flex flex-col gap-3">
        <p>Recruiters may have written you down already. Confirm your e-mail, and what belongs to it is yours to decide.</p>
        {linkOver && !unsent && <Callout tone="info" title="That link is over">A link to confirm works for a day, and for the account that asked for it. Have a new one mailed to you.</Callout>}
        {unsent && <Callout tone="danger" title="The mail could not be sent." live>Wait a minute and try again.</Callout>}
        <Button onClick={() => void mail().catch(() => setUnsent(true))}>Mail me a link to confirm</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {refusal && <Callout tone="danger" title={refusal.message}>{refusal.remedy}</Callout>}
      <Button loading={link.isPending || link.isSuccess} onClick={() => link.mutate({})}>Start your candidate page</Button>
    </div>
  );
}
