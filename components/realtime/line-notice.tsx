"use client";

import { CloudOff } from "lucide-react";
import { CHECK_EVERY_MS, useLineState } from "./realtime-provider";

/** Says, above the page and out of its way, that nothing is pushed now and what happens instead; nothing while live updates come. */
export function LineNotice() {
  const state = useLineState();
  const off = state === "unavailable";
  return (
    <div role="status" data-line={state} data-print="hide" className={off ? "pointer-events-none fixed inset-x-0 bottom-20 z-20 mx-auto flex w-fit items-center gap-1.5 rounded-full border border-border-strong bg-popover px-3 py-1 text-xs text-popover-foreground shadow-float md:bottom-4" : "sr-only"}>
      {off && (
        <>
          <CloudOff aria-hidden className="size-3.5 text-muted-foreground" />
          {`Live updates are off; checking every ${CHECK_EVERY_MS / 1_000} s.`}
        </>
      )}
    </div>
  );
}
