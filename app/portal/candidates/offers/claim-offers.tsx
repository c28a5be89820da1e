"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatBasisPoints, formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { type Status, StatusPill } from "@/components/ui/status-pill";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { useAct } from "../../../use-act";

type Offers = Outputs["sourcing"]["claimOffers"];
type Offer = Offers["received"][number];

const pills: Readonly<Record<Offer["state"], { status: Status; word: string }>> = {
  offered: { status: "needs_you", word: "Waits for an answer" }, accepted: { status: "confirmed", word: "Taken over" }, declined: { status: "declined", word: "Declined" }, withdrawn: { status: "expired", word: "Withdrawn" }, lapsed: { status: "expired", word: "Lapsed" },
};
const keeps = (one: Offer, who: string) => (one.keepsBasisPoints === 0 ? `${who} keep nothing of what it earns.` : `${who} keep ${formatBasisPoints(one.keepsBasisPoints)} of the sourcer's share.`);

export function ClaimOffers({ initial }: { initial: Offers }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sourcing.claimOffers.queryOptions({}, { initialData: initial }));
  const open = data.received.filter((one) => one.state === "offered");
  const over = data.received.filter((one) => one.state !== "offered");
  if (data.received.length === 0 && data.made.length === 0) {
    return <EmptyState title="No claim has been handed on">Another recruiter can offer you their claim on a person, and you can offer yours from the person&apos;s page.</EmptyState>;
  }
  return (
    <>
      {open.length > 0 && <Section title="Offered to you"><ul className="flex flex-col gap-3">{open.map((one) => <OpenOffer key={one.id} offer={one} />)}</ul></Section>}
      {data.made.length > 0 && <Section title="Offered by you"><List offers={data.made} mine /></Section>}
      {over.length > 0 && <Section title="Answered"><List offers={over} /></Section>}
    </>
  );
}

function OpenOffer({ offer }: { offer: Offer }) {
  const trpc = useTRPC();
  const router = useRouter();
  const act = useAct("fields");
  const [answer, setAnswer] = useState("");
  const accept = useMutation(trpc.sourcing.acceptClaim.mutationOptions());
  const decline = useMutation(trpc.sourcing.declineClaim.mutationOptions());
  const take = () =>
    act(async () => {
      const { candidateId, until } = await accept.mutateAsync({ transferId: offer.id });
      toastDone(`${offer.candidateName} is yours`, `Protected until ${formatDate(until)}.`);
      router.push(`/portal/candidates/${candidateId}`);
    });
  const refuse = () => act(() => decline.mutateAsync({ transferId: offer.id, answer }), "Declined", `${offer.otherName} keeps the claim.`);
  return (
    <li className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <div>
        <p className="text-base font-medium break-words">{offer.candidateName}</p>
        {offer.headline !== null && <p className="text-sm break-words text-muted-foreground">{offer.headline}</p>}
      </div>
      <p className="reading text-base">{offer.otherName}, {offer.otherFirm}, protects them until <span className="figures font-medium">{formatDate(offer.protectedUntil)}</span> and offers you the claim. {keeps(offer, "They")}</p>
      {offer.note !== null && <p className="text-base break-words whitespace-pre-line text-muted-foreground">“{offer.note}”</p>}
      <div className="flex flex-wrap items-center gap-2">
        <ConfirmDialog
          trigger={<Button variant="primary">Take it over</Button>}
          title={`Take over the claim on ${offer.candidateName}?`}
          description="You protect them from now on, for as long as the claim would have lasted. You get their contact data; what was submitted before stays with the other. They are told."
          facts={[{ label: "Protected until", value: formatDate(offer.protectedUntil) }, { label: "Stays with the other", value: offer.keepsBasisPoints === 0 ? "Nothing" : `${formatBasisPoints(offer.keepsBasisPoints)} of the sourcer's share` }]}
          confirm="Take it over"
          onConfirm={take}
        />
        <ConfirmDialog trigger={<Button>Decline</Button>} title={`Decline the claim on ${offer.candidateName}?`} confirm="Decline" onConfirm={refuse}>
          <Field label="Why" optional><Textarea value={answer} onValueChange={setAnswer} rows={2} /></Field>
        </ConfirmDialog>
        <span className="text-sm text-muted-foreground">Until {formatDate(offer.openUntil)}</span>
      </div>
    </li>
  );
}

function List({ offers, mine = false }: { offers: readonly Offer[]; mine?: boolean }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {offers.map((one) => {
        const pill = mine && one.state === "offered" ? { status: "pending" as const, word: "Waits for their answer" } : pills[one.state];
        const name = mine || one.state === "accepted" ? <AppLink href={`/portal/candidates/${one.candidateId}`} className="underline decoration-faint underline-offset-3 hover:decoration-current">{one.candidateName}</AppLink> : one.candidateName;
        return (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="text-base font-medium break-words">{name}</p>
              <p className="text-sm text-muted-foreground">{mine ? "To" : "From"} {one.otherName}, {one.otherFirm}, {formatDate(one.offeredAt)}. {keeps(one, mine ? "You" : "They")}</p>
              {one.answer !== null && <p className="text-sm break-words">“{one.answer}”</p>}
            </div>
            <StatusPill status={pill.status} word={pill.word} look="plain" />
          </li>
        );
      })}
    </ul>
  );
}
