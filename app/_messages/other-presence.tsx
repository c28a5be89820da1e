"use client";

import { useQuery } from "@tanstack/react-query";
import { formatTimeOrDay } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { useTRPC } from "../trpc/client";

/** How often it is asked anew whether somebody is here; what is told of the conversation asks as well. */
const ASK_EVERY_MS = 30_000;

/** Whether the other is here now, or when they last were, as far as both show it; and what is known of them. */
export function OtherPresence({ connectionId, active, detail }: { connectionId: string; active: boolean; detail: string | null }) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const { data } = useQuery(trpc.messages.presence.queryOptions({ connectionId }, { enabled: active, refetchInterval: ASK_EVERY_MS }));
  const presence = active ? (data?.presence ?? null) : null;
  const here = presence === null || !data ? null : presence.online ? "Online" : `Last here ${formatTimeOrDay(presence.lastSeenAt, data.now, reader)}`;
  if (here === null && detail === null) return null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-sm text-muted-foreground">
      {presence?.online && <span aria-hidden className="size-2 shrink-0 rounded-full bg-status-green" />}
      {here !== null && <span className="shrink-0">{here}</span>}
      {detail !== null && <span className="truncate">{here === null ? detail : `· ${detail}`}</span>}
    </p>
  );
}
