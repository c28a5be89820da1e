"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf, outlookWords } from "@/components/connections/connection-words";
import { useReaderTime } from "@/components/format/reader-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { refusalOf } from "../trpc/refusal";
import { useAct } from "../use-act";

export type Connection = Outputs["connections"]["list"]["data"][number];

/** Accepts the other's request, after saying what it changes. */
export function AcceptRequest({ connection, label = "Accept" }: { connection: Connection; label?: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const reader = useReaderTime();
  const [open, setOpen] = useState(false);
  const detail = useQuery(trpc.connections.detail.queryOptions({ connectionId: connection.id }, { enabled: open }));
  const accept = useMutation(trpc.connections.accept.mutationOptions());
  const name = nameOf(connection.name);
  const outlook = detail.data?.connection.outlook;
  const run = () => act(() => accept.mutateAsync({ connectionId: connection.id }), `You are connected with ${name}`);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">{label}</Button>}
      title={`Connect with ${name}?`}
      description={connection.side === "recruiter" ? "You can write to each other, see each other's e-mail, and they are in your candidates." : "You can write to each other, see each other's e-mail, and you are in their candidates. You can end it at any time."}
      disabled={detail.data === undefined}
      confirm="Accept"
      onConfirm={run}
    >
      {outlook && <p className="reading rounded-lg border bg-card px-3.5 py-2.5 text-base">{outlookWords(outlook, connection.side, name, reader)}</p>}
    </ConfirmDialog>
  );
}

/** Declines the other's request: with a reason, without one, or so that they are not told. */
export function DeclineRequest({ connection }: { connection: Connection }) {
  const trpc = useTRPC();
  const act = useAct("fields");
  const [reason, setReason] = useState("");
  const [quietly, setQuietly] = useState(false);
  const decline = useMutation(trpc.connections.decline.mutationOptions());
  const name = nameOf(connection.name);
  const refusal = decline.error ? refusalOf(decline.error) : null;
  const run = () => act(() => decline.mutateAsync({ connectionId: connection.id, reason: quietly ? "" : reason, quietly }), "Declined", quietly ? `${name} is not told.` : `${name} is told.`);
  return (
    <ConfirmDialog
      trigger={<Button>Decline</Button>}
      title={`Decline ${name}'s request?`}
      description={quietly ? `${name} goes on seeing the request as asked. You can accept it later.` : `${name} is told, and can't ask you again for a while. You can ask them at any time.`}
      confirm="Decline"
      error={refusal?.fieldErrors[0]?.message}
      onConfirm={run}
    >
      {!quietly && <Field label="Why" optional description="They read it."><Textarea value={reason} onValueChange={setReason} rows={2} maxLength={300} /></Field>}
      <Checkbox label="Don't tell them" checked={quietly} onCheckedChange={setQuietly} />
    </ConfirmDialog>
  );
}

/** Takes the reader's own request back. */
export function WithdrawRequest({ connection, size = "md" }: { connection: Connection; size?: "sm" | "md" }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.connections.withdraw.mutationOptions());
  const name = nameOf(connection.name);
  const run = () => act(() => withdraw.mutateAsync({ connectionId: connection.id }), "Your request is taken back");
  return <ConfirmDialog trigger={<Button size={size}>Take back</Button>} title={`Take your request to ${name} back?`} description="You can't ask them again for a while; if they ask you, you can accept at once." confirm="Take it back" onConfirm={run} />;
}
