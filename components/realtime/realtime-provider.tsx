"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, startTransition, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { wallClockMs } from "../format/wall-clock";
import type { Told } from "@/db/constants/told";
import { ofConversations } from "../messages/conversation-queries";
import { ofNews } from "../notifications/news-queries";
import { type Line as OpenLine, type LineConfig, type LineState, openLine, type Talk } from "./line";
import { onceDrawn } from "./once-drawn";

/** Hears what is told; null = something may have happened, whatever it was. */
type Listener = (told: Told | null) => void;
/** `opening`: how often the line has opened. */
type Live = { state: LineState; opening: number; listeners: Set<Listener>; line: { current: OpenLine | null } };

const Line = createContext<Live | null>(null);

/** How a page reads anew while nothing is pushed. */
export const CHECK_EVERY_MS = 10_000;
/** A timer that comes this much late has slept with its machine: browsers let those of hidden tabs wait a minute. A shorter sleep the connection notices itself. */
const SLEPT_MS = 90_000;
/** How often it is told that somebody types. */
const TYPING_EVERY_MS = 3_000;

/** How often something was told to this person's browsers: as the page was made, and as it is now. */
export type ToldCount = { made: number; /** null = nobody answers. */ now(): Promise<number | null> };

/** What happens in a conversation and changes no other page: that shows what it counts by queries. */
const OF_CONVERSATIONS = "messages/";
/** What the reader has read of their news in another tab. */
const OF_NEWS = "notifications/";

/**
 * A tab's one live connection, for everything inside. When something is told, whatever is shown is read anew; of a conversation, only what shows conversations, and of what was read of the news, only the news. All is read anew as well when the
 * connection is back after a cut or a sleep, every 10 s while there is none, and once it first opens if something was told since the page was made.
 */
export function RealtimeProvider({ config, userId, told, children }: { config: LineConfig; userId: string; told: ToldCount; children: ReactNode }) {
  const queries = useQueryClient();
  const router = useRouter();
  const [{ state, opening }, setState] = useState<{ state: LineState; opening: number }>({ state: "connecting", opening: 0 });
  const opened = useRef<OpenLine | null>(null);
  const [listeners] = useState(() => new Set<Listener>());
  const tellListeners = (what: Told | null) => {
    for (const listener of listeners) listener(what);
  };
  const readAnew = useEffectEvent(() => {
    queries.invalidateQueries().catch((cause: unknown) => console.error(cause));
    router.refresh();
    tellListeners(null);
  });
  const hear = useEffectEvent((what: Told) => {
    if (what.type.startsWith(OF_NEWS)) return void queries.invalidateQueries(ofNews).catch((cause: unknown) => console.error(cause));
    if (!what.type.startsWith(OF_CONVERSATIONS)) return readAnew();
    queries.invalidateQueries(ofConversations).catch((cause: unknown) => console.error(cause));
    tellListeners(what);
  });
  // Reading a page anew waits for an answer: one more every ten seconds would all be asked at once when it comes.
  const ifAnswered = useEffectEvent((count: number | null) => {
    if (count !== null) readAnew();
  });
  const check = useEffectEvent(() => {
    told.now().then((count) => ifAnswered(count), () => readAnew());
  });
  const lookOnce = useEffectEvent(() => {
    told.now().then((count) => count !== told.made && ifAnswered(count), () => readAnew());
  });
  // Not at once: parts of the page that are still being taken over from the server would be drawn a second time beside what the server sent.
  const become = useEffectEvent((next: LineState) => startTransition(() => setState((was) => ({ state: next, opening: was.opening + (next === "connected" ? 1 : 0) }))));
  const { key, host, port, tls, cluster } = config;
  useEffect(() => {
    let before = false;
    const onState = (next: LineState) => {
      become(next);
      if (next === "connected" && !before) lookOnce();
      before ||= next === "connected";
    };
    let line: OpenLine | null = null;
    const callOff = onceDrawn(document, () => {
      line = openLine({ key, host, port, tls, cluster }, userId, { onState, onTold: hear, onResumed: readAnew, onSignedOut: readAnew });
      opened.current = line;
    });
    let lastTick = wallClockMs();
    const ticks = setInterval(() => {
      const now = wallClockMs();
      if (now - lastTick > CHECK_EVERY_MS + SLEPT_MS) line?.renew();
      lastTick = now;
    }, CHECK_EVERY_MS);
    return () => {
      callOff();
      clearInterval(ticks);
      opened.current = null;
      line?.close();
    };
  }, [key, host, port, tls, cluster, userId]);
  useEffect(() => {
    if (state !== "unavailable") return;
    const checks = setInterval(() => {
      if (document.visibilityState === "visible") check();
    }, CHECK_EVERY_MS);
    return () => clearInterval(checks);
  }, [state]);
  // The same as long as it says the same: a new one would have parts of the page that are still being taken over drawn a second time.
  const live = useMemo(() => ({ state, opening, listeners, line: opened }), [state, opening, listeners]);
  return <Line value={live}>{children}</Line>;
}

function useLive(): Live {
  const live = useContext(Line);
  if (live === null) throw new Error("There is no RealtimeProvider around this.");
  return live;
}

/** Whether live updates come: a page says so when they do not. */
export function useLineState(): LineState {
  return useLive().state;
}

/** The number of the line's present opening; null = it is not open. */
export function useOpening(): number | null {
  const { state, opening } = useLive();
  return state === "connected" ? opening : null;
}

/** Hears what is told as long as it is shown, and null when something may have happened of which nothing was heard. */
export function useHeard(listener: Listener): void {
  const { listeners } = useLive();
  const hear = useEffectEvent(listener);
  useEffect(() => {
    const one: Listener = (told) => hear(told);
    listeners.add(one);
    return () => void listeners.delete(one);
  }, [listeners]);
}

/** Hears which side types in a conversation, and tells that one does oneself, while `open` says that the channel between the two can be joined. Out: tells it, at most every few seconds. */
export function useTalk({ connectionId, side, open, onTyping }: { connectionId: string; side: string; open: boolean; onTyping(side: string): void }): () => void {
  const { line } = useLive();
  const opening = useOpening();
  const talk = useRef<Talk | null>(null);
  const told = useRef(0);
  const hear = useEffectEvent(onTyping);
  useEffect(() => {
    if (!open || opening === null) return;
    talk.current = line.current?.talk(connectionId, side, (from) => hear(from)) ?? null;
    return () => {
      talk.current?.leave();
      talk.current = null;
    };
  }, [open, opening, line, connectionId, side]);
  return () => {
    if (wallClockMs() - told.current < TYPING_EVERY_MS) return;
    told.current = wallClockMs();
    talk.current?.typing();
  };
}
