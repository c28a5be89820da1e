"use client";

import { useMutation } from "@tanstack/react-query";
import { formatDate, formatMoney, type WireMoney } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../../trpc/client";
import { useAct } from "../../../use-act";

export type AnswerOfferProps = { offerId: string; jobTitle: string; companyName: string; recruiterName: string; baseSalary: WireMoney; startDate: string };

/** Accepts or declines an offer; both ask first and name what it is about. */
export function AnswerOffer({ offerId, jobTitle, companyName, recruiterName, baseSalary, startDate }: AnswerOfferProps) {
  const trpc = useTRPC();
  const act = useAct();
  const accept = useMutation(trpc.placements.acceptOffer.mutationOptions());
  const decline = useMutation(trpc.placements.declineOffer.mutationOptions());
  return (
    <div className="flex flex-wrap gap-2 border-t pt-3.5 max-sm:flex-col">
      <ConfirmDialog
        trigger={<Button variant="primary" size="lg">Accept the offer</Button>}
        title={`Accept ${formatMoney(baseSalary)} a year at ${companyName}?`}
        description={`${companyName} and ${recruiterName} are told at once. From your first day on you are asked to confirm that you started. It cannot be taken back here.`}
        facts={[{ label: "Role", value: jobTitle }, { label: "Company", value: companyName }, { label: "Base salary, a year", value: formatMoney(baseSalary) }, { label: "First day", value: formatDate(startDate) }]}
        confirm="Accept the offer"
        onConfirm={() => act(() => accept.mutateAsync({ offerId }), `You accepted the offer of ${companyName}`, `Your first day is ${formatDate(startDate)}.`)}
      />
      <ConfirmDialog
        trigger={<Button size="lg">Decline</Button>}
        title={`Decline the offer of ${companyName}?`}
        description={`${companyName} and ${recruiterName} are told. Your application stays with the company, which may make another offer.`}
        confirm="Decline the offer"
        onConfirm={() => act(() => decline.mutateAsync({ offerId }), `You declined the offer of ${companyName}`, "Your application is with the company again.")}
      />
    </div>
  );
}
