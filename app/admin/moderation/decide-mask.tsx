"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../trpc/client";
import { useAct } from "../../use-act";

/** Shows a note to its reader as it was written, or leaves hidden what is. Recorded either way. */
export function DecideMask(note: { connectionId: string; askedAt: string }) {
  const act = useAct();
  const decide = useMutation(useTRPC().connections.decideMaskReport.mutationOptions());
  const run = (outcome: "shown" | "left") => act(() => decide.mutateAsync({ ...note, outcome }), outcome === "shown" ? "The note is shown as it was written" : "It stays hidden");
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => void run("shown")} disabled={decide.isPending}>Show the note</Button>
      <Button size="sm" onClick={() => void run("left")} disabled={decide.isPending}>Leave it hidden</Button>
    </div>
  );
}
