"use client";

import { CHECK_EVERY_MS, useLineState } from "./realtime-provider";

/** One line that says that nothing is pushed now, and what happens instead; nothing while live updates come. */
export function LineNotice() {
  const off = useLineState() === "unavailable";
  return (
    <div role="status" data-print="hide" className={off ? "border-b bg-muted px-4 py-1 text-center text-xs text-muted-foreground" : "sr-only"}>
      {off && `Live updates are off; checking every ${CHECK_EVERY_MS / 1_000} s.`}
    </div>
  );
}
