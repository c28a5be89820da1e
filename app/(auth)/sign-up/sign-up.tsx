"use client";

import { type FormEvent, useState } from "react";
import { authClient } from "@/components/identity/auth-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";

const kinds = [
  { value: "recruiter", label: "I place candidates" },
  { value: "company", label: "I hire for a company" },
  { value: "candidate", label: "I look for a role" },
] as const;

type Errors = Partial<Record<"name" | "email" | "password" | "form", string>>;

/** A new account: who, how to reach them, and what they come for. The rest follows on the welcome page. */
export function SignUp() {
  const [kind, setKind] = useState<string>("recruiter");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(name.trim().length < 2 ? { name: "Enter your name." } : {}),
      ...(/^\S+@\S+\.\S+$/.test(email) ? {} : { email: "Enter an e-mail with a domain, such as name@company.com." }),
      ...(password.length < 10 ? { password: "Use at least 10 characters." } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const details = { name: name.trim(), email: email.trim(), password, intent: kind };
    const answer = await authClient.signUp.email(details).catch(() => null);
    if (answer?.data) return window.location.assign(`/welcome?kind=${kind}`);
    setBusy(false);
    const code = answer?.error?.code ?? "";
    setErrors(code.includes("EXIST") ? { email: "There is an account with this e-mail already. Sign in instead." } : code.includes("PASSWORD") ? { password: "Use 10 to 200 characters." } : { form: answer ? "The account could not be made. Check what you entered." : "The server did not answer. Try again." });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="mx-auto flex w-full max-w-sm flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">Create an account</h1>
        <p className="text-muted-foreground">
          You have one? <TextLink href="/sign-in">Sign in</TextLink>
        </p>
      </div>
      <Field label="What brings you here">
        <Select value={kind} onValueChange={(value) => setKind(value)} choices={kinds} />
      </Field>
      <Field label="Your name" error={errors.name}>
        <Input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="E-mail" error={errors.email}>
        <Input type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label="Password" description="At least 10 characters." error={errors.password}>
        <Input type="password" autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      {errors.form && <Callout tone="danger" title={errors.form} />}
      <Button type="submit" variant="primary" size="lg" loading={busy}>Create the account</Button>
    </form>
  );
}
