"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../trpc/client";
import { useAct } from "../use-act";
import type { Connection } from "./answer-request";

/** Why something in a note is hidden, and how to say that it is hidden by mistake. */
export function HiddenContact({ connection }: { connection: Pick<Connection, "id" | "askedByMe" | "maskReport"> }) {
  const act = useAct();
  const report = useMutation(useTRPC().connections.reportMask.mutationOptions());
  const run = () => act(() => report.mutateAsync({ connectionId: connection.id }), "The platform looks at it", "The note is shown as it was written if nothing in it is contact data.");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
      <p>{connection.askedByMe ? "Contact details in it are hidden from them until you are connected." : "Contact details in it are hidden until you are connected."}{connection.maskReport === null ? "" : ` ${words[connection.maskReport]}`}</p>
      {connection.maskReport === null && <Button size="sm" variant="ghost" onClick={() => void run()} disabled={report.isPending}>Nothing here is contact data</Button>}
    </div>
  );
}

const words = { open: "The platform looks at whether that is so.", left: "The platform has looked at it, and it stays so." } as const;
