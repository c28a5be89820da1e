"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, startTransition, useContext, useEffect, useEffectEvent, useState } from "react";
import { wallClockMs } from "../format/wall-clock";
import { type LineConfig, type LineState, openLine } from "./line";

const Line = createContext<LineState | null>(null);

/** How a page reads anew while nothing is pushed. */
export const CHECK_EVERY_MS = 10_000;
/** A timer that comes this much late has slept with its machine: browsers let those of hidden tabs wait a minute. A shorter sleep the connection notices itself. */
const SLEPT_MS = 90_000;

/**
 * A tab's one live connection, for everything inside. When something is told, whatever is shown is read anew. It is read anew as well when the connection is back after a cut or a sleep, and every 10 s while there is none.
 */
export function RealtimeProvider({ config, userId, children }: { config: LineConfig; userId: string; children: ReactNode }) {
  const queries = useQueryClient();
  const router = useRouter();
  const [state, setState] = useState<LineState>("connecting");
  const readAnew = useEffectEvent(() => {
    queries.invalidateQueries().catch((cause: unknown) => console.error(cause));
    router.refresh();
  });
  // Not at once: parts of the page that are still being taken over from the server would be drawn a second time beside what the server sent.
  const become = useEffectEvent((next: LineState) => startTransition(() => setState(next)));
  const { key, host, port, tls, cluster } = config;
  useEffect(() => {
    const line = openLine({ key, host, port, tls, cluster }, userId, { onState: become, onTold: readAnew, onResumed: readAnew, onSignedOut: readAnew });
    let lastTick = wallClockMs();
    const ticks = setInterval(() => {
      const now = wallClockMs();
      if (now - lastTick > CHECK_EVERY_MS + SLEPT_MS) line.renew();
      lastTick = now;
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(ticks);
      line.close();
    };
  }, [key, host, port, tls, cluster, userId]);
  useEffect(() => {
    if (state !== "unavailable") return;
    const checks = setInterval(() => {
      if (document.visibilityState === "visible") readAnew();
    }, CHECK_EVERY_MS);
    return () => clearInterval(checks);
  }, [state]);
  return <Line value={state}>{children}</Line>;
}

/** Whether live updates come: a page says so when they do not. */
export function useLineState(): LineState {
  const state = useContext(Line);
  if (state === null) throw new Error("There is no RealtimeProvider around this.");
  return state;
}
