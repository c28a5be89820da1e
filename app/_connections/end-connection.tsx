"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf } from "@/components/connections/connection-words";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../trpc/client";
import { useAct } from "../use-act";
import type { Connection } from "./answer-request";

type Props = { connection: Pick<Connection, "id" | "name"> };

/** Ends a connection, after saying what that changes and what not. */
export function Disconnect({ connection }: Props) {
  const trpc = useTRPC();
  const act = useAct("fields");
  const [reason, setReason] = useState("");
  const disconnect = useMutation(trpc.connections.disconnect.mutationOptions());
  const name = nameOf(connection.name);
  const run = () => act(() => disconnect.mutateAsync({ connectionId: connection.id, reason }), "The connection has ended", `${name} is told.`);
  return (
    <ConfirmDialog trigger={<Button>Disconnect</Button>} title={`End the connection with ${name}?`} confirm="End the connection" onConfirm={run}>
      <ul aria-label="What this changes" className="reading flex list-disc flex-col gap-1 pl-5 text-base">
        <li>You can no longer write to each other. What you wrote stays readable.</li>
        <li>Claims, signed rights and submissions stay as they are.</li>
        <li>{name} can&apos;t ask you again for a while. You can ask them at any time.</li>
      </ul>
      <Field label="Why" optional description="They read it."><Textarea value={reason} onValueChange={setReason} rows={2} maxLength={300} /></Field>
    </ConfirmDialog>
  );
}

/** A recruiter shuts a candidate out. A candidate blocks by the button of the privacy pages, which ends rights too. */
export function BlockCandidate({ connection }: Props) {
  const trpc = useTRPC();
  const act = useAct();
  const block = useMutation(trpc.connections.blockCandidate.mutationOptions());
  const name = nameOf(connection.name);
  const run = () => act(() => block.mutateAsync({ connectionId: connection.id }), `${name} is blocked`, "They are not told.");
  return (
    <ConfirmDialog tone="danger" trigger={<Button variant="danger-quiet">Block</Button>} title={`Block ${name}?`} description="They are not told: they read that you are not available." confirm={`Block ${name}`} onConfirm={run}>
      <ul aria-label="What this changes" className="reading flex list-disc flex-col gap-1 pl-5 text-base">
        <li>They can neither write to you nor ask you to connect.</li>
        <li>Your claim, signed rights and submissions stay as they are.</li>
        <li>You can lift it here at any time. What has ended stays ended.</li>
      </ul>
    </ConfirmDialog>
  );
}

/** Lifts a recruiter's block. */
export function UnblockCandidate({ connection }: Props) {
  const trpc = useTRPC();
  const act = useAct();
  const unblock = useMutation(trpc.connections.unblockCandidate.mutationOptions());
  const run = () => act(() => unblock.mutateAsync({ connectionId: connection.id }), "The block is lifted", "Either of you can ask to connect again.");
  return <Button onClick={() => void run()} loading={unblock.isPending}>Lift the block</Button>;
}
