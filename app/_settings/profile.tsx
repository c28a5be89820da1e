"use client";

import { type FormEvent, useState } from "react";
import { authClient } from "@/components/identity/auth-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import { useRefresh } from "../use-refresh";

const unanswered = "The server did not answer. Nothing was changed; try again.";

/** One's own name, as others read it, and the address one signs in with. */
export function Profile({ name: known, email }: { name: string; email: string }) {
  const refresh = useRefresh();
  const [name, setName] = useState(known);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted.length < 2 || wanted.length > 120) return setError("Enter your name, 2 to 120 letters.");
    setError(null);
    setBusy(true);
    const answer = await authClient.updateUser({ name: wanted }).catch(() => null);
    setBusy(false);
    if (!answer?.data) return setError(unanswered);
    toastDone("Your name is changed", `Others now read ${wanted}.`);
    await refresh();
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="flex max-w-105 flex-col gap-4">
      <Field label="Your name" error={error}>
        <Input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="E-mail" description="You sign in with it, and it is where your mail goes." disabled>
        <Input value={email} readOnly />
      </Field>
      <div>
        <Button type="submit" loading={busy} disabled={name.trim() === known}>Save the name</Button>
      </div>
    </form>
  );
}

type PasswordErrors = { old?: string; next?: string; form?: string };

/** A new password; other browsers are signed out by it. */
export function NewPassword() {
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<PasswordErrors>({});
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found: PasswordErrors = { ...(old === "" ? { old: "Enter the password you have now." } : {}), ...(next.length < 10 || next.length > 200 ? { next: "Use 10 to 200 characters." } : {}) };
    setErrors(found);
    if (found.old || found.next) return;
    setBusy(true);
    const answer = await authClient.changePassword({ currentPassword: old, newPassword: next, revokeOtherSessions: true }).catch(() => null);
    setBusy(false);
    if (!answer) return setErrors({ form: unanswered });
    if (answer.error) return setErrors(answer.error.code === "INVALID_PASSWORD" ? { old: "This is not your password. Check it, or sign in by a mailed link." } : { form: answer.error.message ?? unanswered });
    setOld("");
    setNext("");
    toastDone("Your password is changed", "Other browsers are signed out.");
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="flex max-w-105 flex-col gap-4">
      <Field label="Password now" error={errors.old}>
        <Input type="password" autoComplete="current-password" value={old} onChange={(event) => setOld(event.target.value)} />
      </Field>
      <Field label="New password" description="At least 10 characters. Other browsers are signed out." error={errors.next}>
        <Input type="password" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
      </Field>
      {errors.form && <Callout tone="danger" title={errors.form} live />}
      <div>
        <Button type="submit" loading={busy}>Change the password</Button>
      </div>
    </form>
  );
}
