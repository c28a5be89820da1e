"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, startTransition, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Told } from "@/db/constants/told";
import { wallClockMs } from "../format/wall-clock";
import { type LineConfig, type LineState, openLine } from "./line";

/** A listener that has done all that the news asks for answers `"handled"`: the page is then not read anew as a whole. */
type Listener = (told: Told) => "handled" | void;
type Realtime = { state: LineState; listen(listener: Listener): () => void };

const Context = createContext<Realtime | null>(null);

function useRealtime(): Realtime {
  const found = useContext(Context);
  if (!found) throw new Error("There is no RealtimeProvider around this.");
  return found;
}

/** How a page reads anew while nothing is pushed. */
export const CHECK_EVERY_MS = 10_000;
/** A timer that comes this much late has slept with its machine: browsers let those of hidden tabs wait a minute. A shorter sleep the connection notices itself. */
const SLEPT_MS = 90_000;

/**
 * A tab's one live connection, for everything inside. What is told is given to the page's listeners; unless one of them has handled it, whatever is shown is read
 * anew. It is read anew as well when the connection is back after a cut or a sleep, and every 10 s while there is none.
 */
export function RealtimeProvider({ config, userId, children }: { config: LineConfig; userId: string; children: ReactNode }) {
  const queries = useQueryClient();
  const router = useRouter();
  const [state, setState] = useState<LineState>("connecting");
  const listeners = useRef(new Set<Listener>());
  const readAnew = useEffectEvent(() => {
    queries.invalidateQueries().catch((cause: unknown) => console.error(cause));
    router.refresh();
  });
  const tell = useEffectEvent((told: Told) => {
    const answers = Array.from(listeners.current, (listener) => listener(told));
    if (!answers.includes("handled")) readAnew();
  });
  // Not at once: parts of the page that are still being taken over from the server would be drawn a second time beside what the server sent.
  const become = useEffectEvent((next: LineState) => startTransition(() => setState(next)));
  const { key, host, port, tls, cluster } = config;
  useEffect(() => {
    const line = openLine({ key, host, port, tls, cluster }, userId, { onState: become, onTold: tell, onResumed: readAnew, onSignedOut: readAnew });
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
  const realtime = useMemo<Realtime>(() => ({
    state,
    listen(listener) {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    },
  }), [state]);
  return <Context value={realtime}>{children}</Context>;
}

/** Hears what the signed-in person is told, while the component is shown: the kind of event and its ids. */
export function useTold(listener: Listener): void {
  const { listen } = useRealtime();
  const hear = useEffectEvent(listener);
  useEffect(() => listen((told) => hear(told)), [listen]);
}

/** Whether live updates come: a page says so when they do not. */
export function useLineState(): LineState {
  return useRealtime().state;
}
