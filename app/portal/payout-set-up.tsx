"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { formatDate } from "@/components/format";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";

export type PayoutSetUpProps = {
  payee: Outputs["payouts"]["myPayee"];
  /** How the reader came back from the provider's page: it is done with, or its link had run out. */
  returned: "done" | "again" | null;
  /** The page it stands on, without its search. */
  page: "/portal/money" | "/portal/settings";
  /** Whether money waits for it: then its absence is news. */
  waiting: boolean;
  /** Also says that everything is in order. */
  always?: boolean;
};

const needs: readonly [start: string, words: string][] = [
  ["individual.verification", "a document that shows who you are"], ["individual.", "your name and date of birth"], ["external_account", "a bank account"], ["tos_acceptance", "your agreement to the provider's terms"], ["business", "what your business does"],
];
const needWords = (requirements: readonly string[]): string[] => [...new Set(requirements.map((one) => needs.find(([start]) => one.startsWith(start))?.[1] ?? one.replaceAll(/[._]/g, " ")))];

/** Whether the recruiter can be paid, what the payment provider still asks, and the way to its page. */
export function PayoutSetUp({ payee, returned, page, waiting, always = false }: PayoutSetUpProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const begin = useMutation(trpc.payouts.setUp.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  const check = useMutation(
    trpc.payouts.checkSetUp.mutationOptions({
      onSuccess: async ({ ready }) => {
        if (ready) toastDone("Your payouts are set up", "What is due is paid with the next run.");
        router.replace(page);
        await refresh();
      },
    }),
  );
  const handled = useRef(false);
  const { mutate: look } = check;
  const { mutate: open } = begin;
  useEffect(() => {
    if (handled.current || returned === null) return;
    handled.current = true;
    if (returned === "done") look({});
    else open({});
  }, [returned, look, open]);

  if (check.isPending) return <Callout title="Asking the payment provider" live>Your set-up is being looked at. It takes a moment.</Callout>;
  if (payee.waitUntil !== null) return <Callout tone="warning" title={`Payouts pause until ${formatDate(payee.waitUntil)}`}>Your bank account was changed. The pause protects you from someone else having done it.</Callout>;
  if (payee.ready) return always ? <Callout title="Payouts are set up">Your shares go to your bank account on their dates. The payment provider keeps your bank details; we do not.</Callout> : null;
  if (!waiting && !always) return null;
  const needed = needWords(payee.requirements);
  const begun = payee.stripeAccountId !== null;
  const failed = begin.error ?? check.error;
  return (
    <div className="flex flex-col gap-3">
      <Callout
        tone="warning"
        title={begun ? "Your payout set-up is not finished" : "Set up payouts to be paid"}
        action={<Button variant="primary" loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate({})}>{begun ? "Go on with the set-up" : "Set up payouts"}</Button>}
      >
        {begun && needed.length > 0 ? `The payment provider still asks for: ${needed.join("; ")}.` : "It takes some minutes on the payment provider's page: your name, and the bank account to pay to."}
        {waiting && " Until then your shares wait; nothing is lost."}
      </Callout>
      <Refused refusal={failed ? refusalOf(failed) : null} />
    </div>
  );
}
