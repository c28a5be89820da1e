"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatInstant } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useSettled } from "../../../use-settled";
import { compareAddress } from "../compare/search-params";
import { PerhapsSame } from "../../_sourcing/perhaps-same";
import { RequestRepresentation } from "../../_sourcing/request-representation";

const blank = { fullName: "", email: "", phone: "", linkedin: "", headline: "", location: "", currentEmployer: "", note: "" };
type Name = keyof typeof blank;

/** Adds a person to one's book, saying while one types whether they are free. */
export function AddCandidate({ now, protectionDays }: { now: string; protectionDays: number }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [person, setPerson] = useState(blank);
  const [asking, setAsking] = useState(false);
  const [compareWith, setCompareWith] = useState<string | null>(null);
  const fullName = useSettled(person.fullName.trim());
  const email = useSettled(person.email.trim());
  const phone = useSettled(person.phone.trim());
  const linkedin = useSettled(person.linkedin.trim());
  const keys = email !== "" || phone !== "" || linkedin !== "";
  const check = useQuery(trpc.sourcing.check.queryOptions({ email, phone, linkedin }, { enabled: keys, retry: false }));
  const add = useMutation(
    trpc.sourcing.addCandidate.mutationOptions({
      onSuccess: ({ candidateId, until }) => {
        toastDone(`${person.fullName.trim()} is yours`, `Protected until ${formatInstant(until)}.`);
        router.push(compareWith === null ? `/portal/candidates/${candidateId}` : compareAddress({ a: candidateId, b: compareWith }));
      },
    }),
  );
  const refusal = add.error ? refusalOf(add.error) : null;
  // What the check says of the keys together is worth telling at once; a half-typed address is not.
  const checked = check.error ? refusalOf(check.error) : null;
  const twoPeople = checked?.code === "keys_of_two_people" ? checked : null;
  const found = keys ? check.data : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setCompareWith(null);
    add.mutate(person);
  };
  const write = (name: Name) => (value: string) => {
    if (add.error) add.reset();
    setPerson((before) => ({ ...before, [name]: value }));
  };
  const error = (name: Name) => fieldMessage(refusal, name) ?? (name === "email" ? fieldMessage(twoPeople, name) : undefined);
  const refusedUntil = refusal?.code === "already_protected" || refusal?.code === "colleague_protects" ? String(refusal.details["until"]) : null;
  const colleague = refusal?.code === "colleague_protects" ? { name: String(refusal.details["name"]), email: String(refusal.details["email"]) } : (found?.colleague ?? null);
  const until = refusedUntil ?? (found?.state === "protected" ? found.until : null);
  const ownId = refusal?.code === "already_yours" ? String(refusal.details["candidateId"]) : found?.state === "yours" ? found.candidateId : null;
  return (
    <>
      <form onSubmit={submit} noValidate className="flex max-w-170 flex-col gap-7">
        <FieldGroup legend="Who it is">
          <Field label="Full name" error={error("fullName")}><Input value={person.fullName} onValueChange={write("fullName")} autoComplete="off" /></Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="E-mail" error={error("email")}><Input type="email" value={person.email} onValueChange={write("email")} autoComplete="off" spellCheck={false} /></Field>
            <Field label="Phone" error={error("phone")}><Input type="tel" value={person.phone} onValueChange={write("phone")} placeholder="+1 415 555 0132" autoComplete="off" /></Field>
          </div>
          <Field label="LinkedIn" error={error("linkedin")}><Input value={person.linkedin} onValueChange={write("linkedin")} placeholder="linkedin.com/in/name" autoComplete="off" spellCheck={false} /></Field>
          <PerhapsSame
            fullName={fullName}
            {...(ownId === null ? {} : { except: ownId })}
            title="Perhaps the same person"
            act={(one) =>
              ownId !== null ? (
                <TextLink href={compareAddress({ a: ownId, b: one.candidateId })}>Compare</TextLink>
              ) : until === null && keys ? (
                <Button
                  size="sm"
                  loading={add.isPending && compareWith === one.candidateId}
                  onClick={() => {
                    setCompareWith(one.candidateId);
                    add.mutate(person);
                  }}
                >
                  Add and compare
                </Button>
              ) : null
            }
          >
            Somebody with a similar name is in your firm&apos;s book. It can be a coincidence: add them, then compare.
          </PerhapsSame>
          <div role="status" className="flex flex-col gap-2">
            {until !== null && colleague !== null ? (
              <Callout tone="warning" title={`${colleague.name}, of your firm, protects this person until ${formatInstant(until)}`} action={<TextLink href={`mailto:${colleague.email}`}>Write to {colleague.name}</TextLink>}>
                Agree who of you submits them. With their signed right to represent you may do it yourself, and {colleague.name} keeps the sourcer's share.
                <div className="mt-2.5"><Button onClick={() => setAsking(true)}>Ask for their right to represent</Button></div>
              </Callout>
            ) : until !== null ? (
              <Callout tone="warning" title={`Another recruiter protects this person until ${formatInstant(until)}`}>
                With their signed right to represent you may submit them now, and whoever found them shares the fee. Without it, add them after that date.
                <div className="mt-2.5"><Button variant="primary" onClick={() => setAsking(true)}>Ask for their right to represent</Button></div>
              </Callout>
            ) : ownId !== null ? (
              <Callout title="You have this person already" action={<TextLink href={`/portal/candidates/${ownId}`}>Open them</TextLink>}>Nothing is added twice.</Callout>
            ) : found?.state === "opted_out" ? (
              <p className="text-sm text-muted-foreground">No answer is given about this person. If they are available, adding them works all the same.</p>
            ) : found?.state === "yourself" ? (
              <Callout tone="warning" title="This is you">Nobody represents themselves here. Enter another person.</Callout>
            ) : found?.state === "free" ? (
              <p className="text-sm text-muted-foreground">Nobody protects this person. Adding them protects them for you for {protectionDays} days.</p>
            ) : (
              <p className="text-sm text-muted-foreground">Enter an e-mail, a phone number or a LinkedIn profile: you see at once whether the person is free.</p>
            )}
          </div>
        </FieldGroup>
        <FieldGroup legend="What you know">
          <Field label="Headline" optional error={error("headline")} description="What a company reads first, such as: Controls engineer, 9 years in warehouse robotics."><Input value={person.headline} onValueChange={write("headline")} /></Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Location" optional error={error("location")}><Input value={person.location} onValueChange={write("location")} autoComplete="off" /></Field>
            <Field label="Employer" optional error={error("currentEmployer")}><Input value={person.currentEmployer} onValueChange={write("currentEmployer")} autoComplete="off" /></Field>
          </div>
          <Field label="Note" optional error={error("note")} description="Only you see it."><Textarea value={person.note} onValueChange={write("note")} /></Field>
        </FieldGroup>
        {refusedUntil === null && ownId === null && <Refused refusal={refusal} />}
        <div><Button type="submit" variant="primary" loading={add.isPending || add.isSuccess}>Add the candidate</Button></div>
      </form>
      <RequestRepresentation
        open={asking}
        onOpenChange={setAsking}
        now={now}
        person={{ candidateId: null, fullName: person.fullName.trim(), email: person.email.trim(), phone: person.phone.trim(), linkedin: person.linkedin.trim() }}
        onRequested={(candidateId) => router.push(`/portal/candidates/${candidateId}`)}
      />
    </>
  );
}
