"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { onDemand } from "@/components/ui/on-demand";
import { toastDone } from "@/components/ui/toast";
import { cardAnswers } from "@/server/messages/rules/card-answers";
import { useTRPC } from "../trpc/client";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";
import type { Message } from "./use-thread";

const SignRequest = onDemand(() => import("./sign-request").then((module) => module.SignRequest));

type Rtr = NonNullable<Message["rtr"]>;
export type CardActsProps = { message: Message; side: "candidate" | "recruiter"; otherName: string; /** Whether a role that is shown can be answered here: it can be written, and neither of its buttons was pressed yet. */ open: boolean; onReply(words: string): void };

/** What one can do about the role or the request that a message shows, where it stands. Null = nothing. */
export function CardActs({ message, side, otherName, open, onReply }: CardActsProps) {
  if (message.rtr !== null) return side === "candidate" ? <AnswerConsent rtr={message.rtr} otherName={otherName} /> : <TakeBack rtr={message.rtr} otherName={otherName} />;
  if (message.job === null || side !== "candidate" || message.mine || !open || !message.job.open) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => onReply(cardAnswers.interested)}>I am interested</Button>
      <Button size="sm" onClick={() => onReply(cardAnswers.notForMe)}>Not for me</Button>
    </div>
  );
}

/** The candidate reads and signs, or says no. Afterwards it leads to where they see what they decided. */
function AnswerConsent({ rtr, otherName }: { rtr: Rtr; otherName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const tell = useTold();
  const [reads, setReads] = useState(false);
  const decline = useMutation(trpc.sourcing.decline.mutationOptions());
  if (rtr.state !== "requested" || rtr.over) return <LinkButton href={`/marketplace/requests/${rtr.rtrId}`} size="sm" className="self-start">Open it</LinkButton>;
  const sayNo = async () => {
    try {
      await decline.mutateAsync({ rtrId: rtr.rtrId });
      toastDone(`Declined: ${otherName} may not present you at ${rtr.companyName}`);
    } catch (error) {
      await tell(error);
    }
    await refresh();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => setReads(true)}>Read and sign</Button>
      <ConfirmDialog
        trigger={<Button size="sm">Decline</Button>}
        title={`Say no to ${otherName}?`}
        description={`They are told, and may not present you at ${rtr.companyName}. They can ask again; you can decline again.`}
        confirm="Decline the request"
        onConfirm={sayNo}
      />
      {reads && <SignRequest rtrId={rtr.rtrId} companyName={rtr.companyName} onClose={() => setReads(false)} onNotFetched={() => setReads(false)} />}
    </div>
  );
}

/** The recruiter takes back what nobody has answered yet. */
function TakeBack({ rtr, otherName }: { rtr: Rtr; otherName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const tell = useTold();
  const withdraw = useMutation(trpc.sourcing.withdrawRtr.mutationOptions());
  if (rtr.state !== "requested" || rtr.over) return null;
  const takeBack = async () => {
    try {
      await withdraw.mutateAsync({ rtrId: rtr.rtrId });
      toastDone("The request is taken back");
    } catch (error) {
      await tell(error);
    }
    await refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button size="sm" className="self-start">Take it back</Button>}
      title={`Take the request to ${otherName} back?`}
      description={`They can sign it no more, and you may not present them at ${rtr.companyName} by it. You can ask again.`}
      confirm="Take the request back"
      onConfirm={takeBack}
    />
  );
}
