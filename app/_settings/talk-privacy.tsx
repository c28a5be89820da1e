"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { useTold } from "../use-told";

type Shows = Outputs["identity"]["talkPrivacy"];
const lines: readonly { of: keyof Shows; label: string; description: string }[] = [
  { of: "typing", label: "That you are typing", description: "While you write to somebody, they see it." },
  { of: "presence", label: "That you are here", description: "Whether you have Fairsplit open, and when you last had." },
  { of: "seen", label: "What you have seen", description: "How far you have read, and when." },
];

/** What the reader shows to those they are connected to. What they keep to themselves, they do not see of others. */
export function TalkPrivacy({ initial }: { initial: Shows }) {
  const trpc = useTRPC();
  const tell = useTold();
  const [shows, setShows] = useState(initial);
  const set = useMutation(trpc.identity.setTalkPrivacy.mutationOptions());
  const change = (of: keyof Shows) => (on: boolean) => {
    const before = shows;
    setShows({ ...shows, [of]: on });
    set.mutateAsync({ [of]: on }).then(setShows, (cause: unknown) => {
      setShows(before);
      return tell(cause);
    });
  };
  return (
    <div className="flex max-w-105 flex-col gap-3">
      {lines.map(({ of, label, description }) => <Switch key={of} label={label} description={description} checked={shows[of]} disabled={set.isPending} onCheckedChange={change(of)} />)}
    </div>
  );
}
