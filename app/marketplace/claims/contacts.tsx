"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { OpenFile } from "@/components/files/open-file";
import { formatDay } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { useAct } from "../../use-act";

type Claim = Outputs["sourcing"]["myClaims"]["claims"][number];

const said = { both: "that you spoke with each other", in: "that you wrote to them", out: "that they wrote to you" } as const;

/** Contact with the reader that the holder has written down: the reader says whether it is so. */
export function ClaimContacts({ claim }: { claim: Claim }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const act = useAct();
  const answer = useMutation(trpc.sourcing.answerEvidence.mutationOptions());
  const say = (evidenceId: string, word: "confirmed" | "denied") => () =>
    act(() => answer.mutateAsync({ evidenceId, answer: word }), word === "confirmed" ? "Confirmed" : "Denied", word === "confirmed" ? "It counts for their claim." : "Your word stands beside it, and it gives them nothing more.");
  return (
    <ul className="flex flex-col gap-3 border-t pt-3">
      {claim.contacts.map((one) => (
        <li key={one.id} className="flex flex-col gap-1.5 text-base">
          <p>{claim.recruiterName} says {said[one.direction]} on {formatDay(one.happenedOn)}: <span className="break-words">“{one.note}”</span></p>
          {one.fileName !== null && <div className="-ml-2"><OpenFile name={one.fileName} linkOf={async () => (await queries.fetchQuery({ ...trpc.sourcing.evidenceFile.queryOptions({ evidenceId: one.id }), staleTime: 0 })).href} /></div>}
          {one.answer === null ? (
            <div className="flex flex-wrap gap-2">
              <ConfirmDialog trigger={<Button size="sm">Yes, it is so</Button>} title="Confirm this contact?" description={one.direction === "out" ? "It proves that they know you. It cannot be taken back." : "It counts as two-way contact, and can make their claim last until 60 days after that day. It cannot be taken back."} confirm="Confirm" onConfirm={say(one.id, "confirmed")} />
              <ConfirmDialog trigger={<Button size="sm">No</Button>} title="Deny this contact?" description="Your word stands beside what they wrote, for whoever decides about this claim one day. It cannot be taken back." confirm="Deny" onConfirm={say(one.id, "denied")} />
            </div>
          ) : (
            <p className="text-sm text-muted-foreground">{one.answer === "confirmed" ? "You confirmed it." : "You denied it."}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
