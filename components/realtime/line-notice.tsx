"use client";

import { CloudOff } from "lucide-react";
import { CHECK_EVERY_MS, useLineState } from "./realtime-provider";

const words = `Live updates are off; checking every ${CHECK_EVERY_MS / 1_000} s.`;

/** Says, above the page and out of its way, that nothing is pushed now and what happens instead; nothing while live updates come. Where a page has a `LineHere`, it is seen there, and here it is only spoken. */
export function LineNotice() {
  const state = useLineState();
  const off = state === "unavailable";
  return (
    <div role="status" data-line={state} data-print="hide" className={off ? "pointer-events-none fixed inset-x-0 bottom-20 z-20 mx-auto flex w-fit items-center gap-1.5 rounded-full border border-border-strong bg-popover px-3 py-1 text-xs text-popover-foreground shadow-float in-[body:has([data-line-here])]:sr-only md:bottom-4" : "sr-only"}>
      {off && (
        <>
          <CloudOff aria-hidden className="size-3.5 text-muted-foreground" />
          {words}
        </>
      )}
    </div>
  );
}

/** The same within a page whose foot is worked with, where it would lie on what is written or pressed. */
export function LineHere() {
  if (useLineState() !== "unavailable") return null;
  return (
    <p data-line-here aria-hidden className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <CloudOff className="size-3.5" />
      {words}
    </p>
  );
}
