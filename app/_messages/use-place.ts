"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Thread } from "./use-thread";

/** Where the reader is led: a message, marked if they asked for it, or the end. `focus`: also the keyboard, since what was pressed is gone. */
type Place = { seq: number | null; marked: boolean; focus: boolean };

const firstUnread = ({ messages, readSeq }: Thread) => messages.find((message) => message.seq > readSeq && !message.mine)?.seq ?? null;
const placeOf = (page: Thread, at: number | null): Place => ({ seq: at ?? firstUnread(page), marked: at !== null, focus: false });

/**
 * Leads the reader to where a conversation is opened, and to other messages of it. In: the page that came with the document and the message that its address names, which may be others later; the messages that are
 * shown, and how another page of them is. A message that cannot be fetched rejects.
 */
export function usePlace({ initial, at, rows, showAround, toEnd }: { initial: Thread; at: number | null; rows: RefObject<Map<number, HTMLLIElement>>; showAround(seq: number): Promise<void>; toEnd(): void }) {
  const [place, setPlace] = useState(() => placeOf(initial, at));
  /** Where the unread began when the conversation was opened: the line stays there while it is read. */
  const [unreadFrom] = useState(() => firstUnread(initial));
  const of = useRef(at);
  const follow = useEffectEvent(() => {
    if (of.current === at) return;
    of.current = at;
    setPlace(placeOf(initial, at));
  });
  useEffect(() => follow(), [at]);
  const go = useEffectEvent(({ seq, focus }: Place) => {
    if (seq === null) return toEnd();
    const row = rows.current.get(seq);
    row?.scrollIntoView({ block: "center" });
    if (focus) row?.focus({ preventScroll: true });
  });
  useEffect(() => go(place), [place]);

  return {
    unreadFrom, marked: place.marked ? place.seq : null,
    /** Shows a message, and marks it. */
    async jump(seq: number) {
      const isShown = rows.current.has(seq);
      if (!isShown) await showAround(seq);
      setPlace({ seq, marked: true, focus: !isShown });
    },
  };
}
