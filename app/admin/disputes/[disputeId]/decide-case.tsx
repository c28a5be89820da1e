"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { outcomeEffect, outcomeWords } from "@/components/disputes/case-words";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Money } from "@/components/ui/money";
import { PercentInput } from "@/components/ui/percent-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

type Kind = "claim" | "not_allowed" | "objection";
type Outcome = "upheld" | "overturned" | "shared";
type Props = { disputeId: string; kind: Kind; /** It is the second decision, after which there is none. */ final: boolean };

/** Decides a case, with the entries that it will move before the click. */
export function DecideCase(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} size="lg" trigger={<Button variant="primary">{props.final ? "Decide the appeal" : "Decide"}</Button>} title={props.final ? "Decide the appeal" : "Decide this case"} description={props.final ? "This is final, and is carried out at once." : "Either side may appeal; it is carried out when the time for that is over."}>
      {open && <DecideForm {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function DecideForm({ disputeId, kind, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [outcome, setOutcome] = useState<Outcome | "">("");
  const [part, setPart] = useState<number | null>(5_000);
  const [problem, setProblem] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [summary, setSummary] = useState("");
  const decide = useMutation(
    trpc.disputes.decide.mutationOptions({
      onSuccess: async () => {
        toastDone("Decided", "Both sides are told, with your reason.");
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = decide.error ? refusalOf(decide.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const outcomes: readonly Outcome[] = kind === "claim" ? ["upheld", "overturned", "shared"] : ["upheld", "overturned"];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome !== "" && problem === null) decide.mutate({ disputeId, outcome, reason, publishedSummary: summary, ...(outcome === "shared" && part !== null ? { openerBasisPoints: part } : {}) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <span id="outcome" className="text-sm font-medium">Outcome</span>
        <RadioGroup aria-labelledby="outcome" value={outcome} onValueChange={(next) => setOutcome(next as Outcome)} choices={outcomes.map((one) => ({ value: one, label: one === "shared" ? "The share is divided" : outcomeWords(kind, one, null), description: outcomeEffect(kind, one) }))} />
      </div>
      {outcome === "shared" && (
        <Field label="Part of the contested share for who disputed it" error={problem ?? error("openerBasisPoints")}>
          <PercentInput basisPoints={part} most={9_999} onBasisPointsChange={(next, wrong) => { setPart(next); setProblem(wrong); }} />
        </Field>
      )}
      {kind === "claim" && outcome !== "" && <Moves disputeId={disputeId} outcome={outcome} part={part} />}
      <Field label="Reason" error={error("reason")} description="Both sides read it."><Textarea value={reason} onValueChange={setReason} rows={4} /></Field>
      <Field label="Published summary" optional error={error("publishedSummary")} description="Recruiters can read it when the case is over. Name nobody."><Textarea value={summary} onValueChange={setSummary} rows={3} /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" disabled={outcome === ""} loading={decide.isPending || decide.isSuccess}>Decide</Button>
      </div>
    </form>
  );
}

/** The ledger entries of the decision as of now. */
function Moves({ disputeId, outcome, part }: { disputeId: string; outcome: Outcome; part: number | null }) {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.disputes.preview.queryOptions({ disputeId, outcome, ...(outcome === "shared" ? { openerBasisPoints: part ?? 1 } : {}) }), placeholderData: keepPreviousData });
  if (data === undefined) return null;
  if (data.lines.length === 0) return <p className="rounded-lg border bg-card px-4 py-3 text-base text-muted-foreground">{data.frozen.length > 0 ? "Nothing moves: what is frozen goes on its way to its holder." : "No money is held of this share now. Fees that arrive later are shared out by this decision."}</p>;
  return (
    <TableFrame label="Ledger entries that it moves">
      <Table>
        <TableHead><tr><TableHeader>Account</TableHeader><TableHeader>Placement</TableHeader><TableHeader numeric>Change</TableHeader></tr></TableHead>
        <TableBody>
          {data.lines.map((line) => (
            <TableRow key={`${line.placementId}${line.payeeName}`}>
              <TableCell>Held for {line.payeeName}</TableCell>
              <TableCell>{line.placementName}</TableCell>
              <TableCell numeric><Money value={line.amount} sign="always" /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableFrame>
  );
}
