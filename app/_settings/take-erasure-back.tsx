"use client";

import { useMutation } from "@tanstack/react-query";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";

/** Takes the erasure back: everything stays. */
export function TakeErasureBack() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const back = useMutation(
    trpc.erasure.takeBack.mutationOptions({
      onSuccess: async () => {
        toastDone("Your account stays", "Nothing was erased.");
        await refresh();
      },
    }),
  );
  return (
    <>
      <Refused refusal={back.error ? refusalOf(back.error) : null} />
      <div><Button variant="primary" loading={back.isPending} onClick={() => back.mutate({})}>Keep my account</Button></div>
    </>
  );
}
