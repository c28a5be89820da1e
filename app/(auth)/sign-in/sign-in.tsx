"use client";

import { type FormEvent, useState } from "react";
import { cn } from "@/components/class-names";
import { authClient } from "@/components/identity/auth-client";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import type { DemoPerson } from "@/db/seed/people";

type Problem = { title: string; remedy: string; field?: "email" | "password"; appeal?: string | null };

/** What the server answers to the right password of somebody who is suspended. */
function suspensionIn(error: object | null | undefined): Problem | null {
  const said = (key: string): string | null => { const value: unknown = error ? Object.entries(error).find(([name]) => name === key)?.[1] : null; return typeof value === "string" ? value : null; };
  return said("code") === "SUSPENDED" ? { title: said("message") ?? "Your account is suspended.", remedy: said("reason") ?? "", appeal: said("appeal") } : null;
}

/** The sign-in form, and in a demo the people to be. */
export function SignIn({ next, people, password: demoPassword, inboxUrl }: { next: string; people: DemoPerson[]; password: string; inboxUrl: string | null }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [mailed, setMailed] = useState(false);

  const enter = async (as: { email: string; password: string }, key: string, target: string) => {
    setBusy(key);
    setProblem(null);
    const answer = await authClient.signIn.email(as).catch(() => null);
    if (answer?.data) return window.location.assign(target);
    setBusy(null);
    const held = suspensionIn(answer?.error);
    if (held) return setProblem(held);
    setProblem(answer ? { title: "E-mail and password do not match.", remedy: "Check both, or have a link mailed to you.", field: "password" } : { title: "The server did not answer.", remedy: "Check your connection and try again." });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\S+@\S+\.\S+$/.test(email)) return setProblem({ title: "Enter an e-mail such as name@company.com.", remedy: "", field: "email" });
    if (!password) return setProblem({ title: "Enter your password, or have a link mailed to you.", remedy: "", field: "password" });
    void enter({ email, password }, "form", next);
  };
  const mail = async () => {
    if (!/^\S+@\S+\.\S+$/.test(email)) return setProblem({ title: "Enter the e-mail that the link should go to.", remedy: "", field: "email" });
    setBusy("link");
    setProblem(null);
    const answer = await authClient.signIn.magicLink({ email, callbackURL: next, errorCallbackURL: `/link-expired?next=${encodeURIComponent(next)}` }).catch(() => null);
    setBusy(null);
    if (answer?.data) setMailed(true);
    else setProblem({ title: "The mail could not be sent.", remedy: "Wait a minute and try again." });
  };

  return (
    <div className={cn("grid items-start gap-x-14 gap-y-10", people.length > 0 ? "md:grid-cols-[20rem_minmax(0,1fr)]" : "mx-auto w-full max-w-sm")}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">Sign in</h1>
          <p className="text-muted-foreground">
            New here? <TextLink href="/sign-up">Create an account</TextLink>
          </p>
        </div>
        <Field label="E-mail" error={problem?.field === "email" ? problem.title : undefined}>
          <Input type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Field label="Password" error={problem?.field === "password" ? `${problem.title} ${problem.remedy}`.trim() : undefined}>
          <Input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
        {problem && !problem.field && (
          <Callout tone="danger" title={problem.title} live>
            <span className="break-words">{problem.remedy}</span>
            {problem.appeal && <TextLink href={problem.appeal}>Read the decision and appeal</TextLink>}
          </Callout>
        )}
        {mailed && (
          <Callout tone="info" title="Look into your mail" live>
            The link signs you in once, within a day.
            {inboxUrl && <> In this demo it lies in the <a className="underline" href={inboxUrl}>inbox page</a>.</>}
          </Callout>
        )}
        <Button type="submit" variant="primary" size="lg" loading={busy === "form"}>Sign in</Button>
        <Button type="button" size="lg" loading={busy === "link"} onClick={() => void mail()}>E-mail me a link</Button>
      </form>
      {people.length > 0 && (
        <div className="flex min-w-0 flex-col gap-6">
          <People title="Play the story as one of its five" people={people.filter((person) => person.inStory)} busy={busy} onChoose={(person) => void enter({ email: person.email, password: demoPassword }, person.email, landingOf(person.area, next))} />
          <People title="Or look around as someone else" people={people.filter((person) => !person.inStory)} busy={busy} onChoose={(person) => void enter({ email: person.email, password: demoPassword }, person.email, landingOf(person.area, next))} wide />
        </div>
      )}
    </div>
  );
}

/** Where a demo person lands: on the page that was asked for if it is in their area, else at its beginning. */
const landingOf = (area: string, next: string): string => (next === area || next.startsWith(`${area}/`) || next.startsWith(`${area}?`) ? next : area);

/** The demo's people, each a click away from their own area. */
function People({ title, people, busy, onChoose, wide = false }: { title: string; people: readonly DemoPerson[]; busy: string | null; onChoose: (person: DemoPerson) => void; /** Two columns: for those who are many. */ wide?: boolean }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      <ul className={cn("grid gap-px overflow-hidden rounded-lg border bg-border", wide && "sm:grid-cols-2")}>
        {people.map((person) => (
          <li key={person.email} className={cn("bg-card", wide && "sm:last:odd:col-span-2")}>
            <button
              type="button"
              disabled={busy !== null}
              onClick={() => onChoose(person)}
              className="flex size-full items-start gap-3 px-3 py-2.5 text-left transition-colors hover:bg-accent focus-visible:-outline-offset-2 disabled:opacity-60"
              aria-label={`Continue as ${person.name}`}
            >
              <Avatar name={person.name} />
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium">
                  {person.name}
                  <span className="font-normal text-muted-foreground">, {person.organization ?? (person.role === "admin" ? "Fairsplit" : "candidate")}</span>
                </span>
                <span className="block text-xs text-muted-foreground">{busy === person.email ? "Signing in …" : person.story}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
