"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useTRPCClient } from "../trpc/client";

type Row = { connectionId: string; lastSeq: number; unread: number };

/** Says of conversations that are listed and not open that their last messages have come to this browser, once for each. */
export function useDelivered(rows: readonly Row[]): void {
  const client = useTRPCClient();
  const said = useRef(new Map<string, number>());
  const say = useEffectEvent(() => {
    for (const { connectionId, lastSeq, unread } of rows) {
      if (unread === 0 || lastSeq <= (said.current.get(connectionId) ?? 0)) continue;
      said.current.set(connectionId, lastSeq);
      // Not said: the next message of this conversation says it.
      client.messages.markDelivered.mutate({ connectionId, seq: lastSeq }).catch(() => void said.current.delete(connectionId));
    }
  });
  const listed = rows.map((row) => `${row.connectionId} ${row.lastSeq}`).join();
  useEffect(() => say(), [listed]);
}
