"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { useRefresh } from "../../use-refresh";
import { useTold } from "../../use-told";

/** Shows a note to its reader as it was written, or leaves hidden what is. Recorded either way. */
export function DecideMask(note: { connectionId: string; askedAt: string }) {
  const refresh = useRefresh();
  const tell = useTold();
  const decide = useMutation(useTRPC().connections.decideMaskReport.mutationOptions());
  const run = async (outcome: "shown" | "left") => {
    try {
      await decide.mutateAsync({ ...note, outcome });
      toastDone(outcome === "shown" ? "The note is shown as it was written" : "It stays hidden");
    } catch (error) {
      await tell(error);
    }
    await refresh();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => void run("shown")} disabled={decide.isPending}>Show the note</Button>
      <Button size="sm" onClick={() => void run("left")} disabled={decide.isPending}>Leave it hidden</Button>
    </div>
  );
}
