"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../../trpc/refusal";
import { useFirstError } from "../../../../use-first-error";
import { HireCost, type HireCostProps } from "../../hire-cost";
import { type TermsDraft, termsOf } from "../../terms-draft";
import { TermsFields } from "../../terms-fields";

export type ChangeTermsProps = Pick<HireCostProps, "currency" | "first"> & { jobId: string; /** The version that this form began with; another one means that somebody was faster. */ version: number; draft: TermsDraft };

/** The form of new terms, with what a hire would cost under them. */
export function ChangeTerms({ jobId, currency, version, draft: begun, first }: ChangeTermsProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [based] = useState({ version, draft: begun });
  const [draft, setDraft] = useState(begun);
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const change = useMutation(
    trpc.jobs.changeTerms.mutationOptions({
      onSuccess: (answer) => {
        toastDone("The new terms are in force", `Version ${answer.version} holds for what is submitted from now on.`);
        router.push(`/company/roles/${jobId}`);
        router.refresh();
      },
    }),
  );
  const refusal = change.error ? refusalOf(change.error) : null;
  const form = useFirstError(change.error);
  const overtaken = refusal?.code === "changed_meanwhile" || version !== based.version;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(problems).some((problem) => problem !== null)) return;
    change.mutate({ jobId, basedOnVersion: based.version, terms: termsOf(draft) });
  };
  const own: Readonly<Record<string, string>> = { feeBasisPoints: "fee", feeFixedMinor: "fixed" };
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
      <form ref={form} onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-5">
        <TermsFields
          currency={currency}
          draft={draft}
          onChange={setDraft}
          onProblem={(name, said) => setProblems((known) => ({ ...known, [name]: said }))}
          error={(path) => problems[own[path] ?? path] ?? fieldMessage(refusal, `terms.${path}`)}
        />
        {overtaken ? (
          <Callout tone="warning" title="The terms changed while you were here" live action={<Button onClick={() => window.location.reload()}>Start from the new terms</Button>}>
            Somebody of your company put version {version > based.version ? version : based.version + 1} in force. Nothing of yours was saved; look at the new terms, then decide again.
          </Callout>
        ) : (
          <Refused refusal={refusal?.field ? null : refusal} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" size="lg" loading={change.isPending || change.isSuccess} disabled={overtaken || JSON.stringify(draft) === JSON.stringify(based.draft)}>Put the new terms in force</Button>
          <LinkButton href={`/company/roles/${jobId}`} size="lg" variant="ghost">{overtaken ? "Back to the role" : "Keep the old ones"}</LinkButton>
        </div>
      </form>
      <HireCost currency={currency} draft={draft} first={first} />
    </div>
  );
}
