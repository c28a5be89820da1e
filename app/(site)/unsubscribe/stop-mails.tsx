"use client";

import { useMutation } from "@tanstack/react-query";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../trpc/client";
import { refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** The button that stops what a mail's link is for. */
export function StopMails({ token }: { token: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const stop = useMutation(trpc.notifications.unsubscribe.mutationOptions({ onSuccess: () => refresh() }));
  return (
    <>
      <Refused refusal={stop.error ? refusalOf(stop.error) : null} />
      <div><Button loading={stop.isPending} onClick={() => stop.mutate({ token })}>Stop these mails</Button></div>
    </>
  );
}
