"use client";

import { useEffect, useRef, useState } from "react";
import { useTalk } from "@/components/realtime/realtime-provider";

/** How long somebody types after they last said so. */
const TYPES_MS = 5_000;

/**
 * Whether the other of a conversation types, and what to call when the reader does. In: their side, whether the two may and want to tell each other, and the last message of the other: once it is there,
 * they no longer type it.
 */
export function useTyping(of: { connectionId: string; side: string; open: boolean; lastOfOther: number }): { typing: boolean; types(): void } {
  /** At which message they type: a newer one ends it. */
  const [since, setSince] = useState<number | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const { connectionId, side, open, lastOfOther } = of;
  const types = useTalk({
    connectionId, side, open,
    onTyping(from) {
      if (from === side) return;
      setSince(lastOfOther);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setSince(null), TYPES_MS);
    },
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { typing: open && since === lastOfOther, types };
}
