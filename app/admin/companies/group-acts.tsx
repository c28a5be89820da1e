"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, type ReactNode, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Choice, Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, type ReadRefusal, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

type Shell = { trigger: ReactElement; title: string; description: string; submit: string; children: (refusal: ReadRefusal | null) => ReactNode; run: () => Promise<unknown>; done: string };

/** A small form in a dialog: what is refused stands at its field, what is done closes it. */
function FormDialog({ trigger, title, description, submit, children, run, done }: Shell) {
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ReadRefusal | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await run();
      toastDone(done);
      await refresh();
      setOpen(false);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={(next) => { setRefusal(null); setOpen(next); }} trigger={trigger} title={title} description={description}>
      <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-4">
        {children(refusal)}
        <Refused refusal={refusal?.field ? null : refusal} />
        <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
          <DialogClose />
          <Button type="submit" variant="primary" loading={busy}>{submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Founds a group, empty. */
export function FoundGroup() {
  const [name, setName] = useState("");
  const found = useMutation(useTRPC().identity.foundGroup.mutationOptions());
  return (
    <FormDialog trigger={<Button variant="primary">Found a group</Button>} title="Found a group" description="Companies are added to it one by one." submit="Found the group" done={`${name} is founded`} run={() => found.mutateAsync({ name })}>
      {(refusal) => <Field label="Name" error={fieldMessage(refusal, "name")}><Input value={name} onValueChange={setName} /></Field>}
    </FormDialog>
  );
}

type Of = { companyId: string; companyName: string };

/** Adds a company to a group from now on. */
export function JoinGroup({ companyId, companyName, groups }: Of & { groups: readonly Choice[] }) {
  const [groupId, setGroupId] = useState(groups[0]?.value ?? "");
  const [reason, setReason] = useState("");
  const join = useMutation(useTRPC().identity.joinGroup.mutationOptions());
  return (
    <FormDialog
      trigger={<Button size="sm" aria-label={`Add ${companyName} to a group`}>Add to a group</Button>}
      title={`Add ${companyName} to a group`} description="From now on its introductions count for every company of the group, and theirs for it. What was decided stays." submit="Add it" done={`${companyName} belongs to the group`}
      run={() => join.mutateAsync({ groupId, companyId, reason })}
    >
      {(refusal) => (
        <>
          <Field label="Group" error={fieldMessage(refusal, "groupId") ?? fieldMessage(refusal, "companyId")}><Select choices={groups} value={groupId} onValueChange={setGroupId} /></Field>
          <Field label="Reason" error={fieldMessage(refusal, "reason")} description="For example the owner they share, and where that is written."><Input value={reason} onValueChange={setReason} /></Field>
        </>
      )}
    </FormDialog>
  );
}

/** Takes a company out of its group from now on. */
export function LeaveGroup({ companyId, companyName, groupName }: Of & { groupName: string }) {
  const [reason, setReason] = useState("");
  const leave = useMutation(useTRPC().identity.leaveGroup.mutationOptions());
  return (
    <FormDialog
      trigger={<Button size="sm" variant="ghost" aria-label={`Take ${companyName} out of ${groupName}`}>Take out</Button>}
      title={`Take ${companyName} out of ${groupName}?`} description="From now on it counts for itself alone. That it belonged there stays known." submit="Take it out" done={`${companyName} counts for itself`}
      run={() => leave.mutateAsync({ companyId, reason })}
    >
      {(refusal) => <Field label="Reason" error={fieldMessage(refusal, "reason")}><Input value={reason} onValueChange={setReason} /></Field>}
    </FormDialog>
  );
}
