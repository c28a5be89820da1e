"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Choice, Select } from "@/components/ui/select";
import { useTRPC } from "../../trpc/client";
import { fieldMessage } from "../../trpc/refusal";
import { FormDialog } from "../../form-dialog";

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
