"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { onDemand } from "@/components/ui/on-demand";
import { cardAnswers } from "@/server/messages/rules/card-answers";
import { DeclineRequest } from "../_consents/decline-request";
import { WithdrawRequest } from "../_consents/withdraw-request";
import type { Message } from "./use-thread";

const SignRequest = onDemand(() => import("./sign-request").then((module) => module.SignRequest));

type Rtr = NonNullable<Message["rtr"]>;
export type CardActsProps = { message: Message; side: "candidate" | "recruiter"; otherName: string; /** Whether a role that is shown can be answered here: it can be written, and neither of its buttons was pressed yet. */ open: boolean; onReply(words: string): void };

/** What one can do about the role or the request that a message shows, where it stands. Null = nothing. */
export function CardActs({ message, side, otherName, open, onReply }: CardActsProps) {
  if (message.rtr !== null) return side === "candidate" ? <AnswerConsent rtr={message.rtr} otherName={otherName} /> : <Withdraw rtr={message.rtr} otherName={otherName} />;
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
  const [reads, setReads] = useState(false);
  if (rtr.state !== "requested" || rtr.over) return <LinkButton href={`/marketplace/requests/${rtr.rtrId}`} size="sm" className="self-start">Open it</LinkButton>;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => setReads(true)}>Read and sign</Button>
      <DeclineRequest rtrId={rtr.rtrId} recruiterName={otherName} companyName={rtr.companyName} size="sm" />
      {reads && <SignRequest rtrId={rtr.rtrId} companyName={rtr.companyName} onClose={() => setReads(false)} onNotFetched={() => setReads(false)} />}
    </div>
  );
}

/** The recruiter withdraws what nobody has answered yet. */
function Withdraw({ rtr, otherName }: { rtr: Rtr; otherName: string }) {
  return rtr.state !== "requested" || rtr.over ? null : <WithdrawRequest rtrId={rtr.rtrId} candidateName={otherName} companyName={rtr.companyName} />;
}
