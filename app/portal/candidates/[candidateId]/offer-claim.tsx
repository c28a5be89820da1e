"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatBasisPoints, formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PercentInput } from "@/components/ui/percent-input";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";
import { useRefresh } from "../../../use-refresh";

type Props = { claimId: string; candidateName: string; until: string };

/** Offers the claim to another recruiter. */
export function OfferClaim(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Hand on</Button>}
      title={`Hand your claim on ${props.candidateName} on`}
      description={`It stays yours until the other accepts, and then protects for them until ${formatDate(props.until)}. What you submitted until then keeps your share; signed rights to represent stay with you.`}
    >
      {open && <OfferForm {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function OfferForm({ claimId, candidateName, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [toEmail, setToEmail] = useState("");
  const [keeps, setKeeps] = useState<number | null>(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const policy = useQuery(trpc.policy.inForce.queryOptions({}));
  const share = policy.data?.settings.split.sourcerBasisPoints;
  const offer = useMutation(
    trpc.sourcing.offerClaim.mutationOptions({
      onSuccess: async ({ openUntil }) => {
        toastDone(`Offered your claim on ${candidateName}`, `It can be accepted until ${formatDate(openUntil)}.`);
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = offer.error ? refusalOf(offer.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === null) offer.mutate({ claimId, toEmail, keepsBasisPoints: keeps ?? 0, note });
  };
  const kept = keeps !== null && keeps > 0 && share !== undefined ? `${formatBasisPoints(Math.floor((share * keeps) / 10_000))} of the pool stays yours, ${formatBasisPoints(share - Math.floor((share * keeps) / 10_000))} is theirs.` : "Leave it at 0 to keep nothing.";
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Recruiter's e-mail" error={error("toEmail")}><Input type="email" value={toEmail} onValueChange={setToEmail} autoComplete="off" /></Field>
      <Field label="You keep of the sourcer's share" error={problem ?? error("keepsBasisPoints")} description={kept}>
        <PercentInput basisPoints={keeps} most={9_999} onBasisPointsChange={(next, wrong) => { setKeeps(next); setProblem(wrong); }} />
      </Field>
      <Field label="Note" optional error={error("note")}><Textarea value={note} onValueChange={setNote} rows={2} /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={offer.isPending || offer.isSuccess}>Offer the claim</Button>
      </div>
    </form>
  );
}

/** An offer that waits for its answer, with the way to take it back. */
export function OfferedClaim({ offered, candidateName }: { offered: { transferId: string; toName: string; openUntil: string; keepsBasisPoints: number }; candidateName: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.sourcing.withdrawClaimOffer.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ transferId: offered.transferId }), "The offer is withdrawn");
  return (
    <Callout
      title={`You offer this claim to ${offered.toName}`}
      action={<ConfirmDialog trigger={<Button size="sm">Withdraw</Button>} title={`Withdraw the offer to ${offered.toName}?`} description={`Your claim on ${candidateName} stays yours.`} confirm="Withdraw the offer" onConfirm={run} />}
    >
      They can accept until {formatDate(offered.openUntil)}. {offered.keepsBasisPoints === 0 ? "You keep nothing of what it earns." : `You keep ${formatBasisPoints(offered.keepsBasisPoints)} of the sourcer's share.`}
    </Callout>
  );
}
