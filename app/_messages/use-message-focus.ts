"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import { MORE_FOR_MESSAGE } from "./message-acts";

const steps: Readonly<Record<string, (index: number, last: number) => number>> = { ArrowUp: (index) => index - 1, ArrowDown: (index) => index + 1, Home: () => 0, End: (_, last) => last };

/**
 * One message of a thread takes part in the order of Tab, at first the last: the arrow keys go from one to the next, Enter opens what can be done with it, and Escape leads back to it from within. In:
 * the places of the messages that are shown, in order, and their elements.
 */
export function useMessageFocus(seqs: readonly number[], rows: RefObject<Map<number, HTMLLIElement>>): { current: number | null; of(seq: number): { tabIndex: number; onFocus(): void; onKeyDown(event: KeyboardEvent<HTMLLIElement>): void } } {
  const [at, setAt] = useState<number | null>(null);
  const current = at !== null && seqs.includes(at) ? at : (seqs.at(-1) ?? null);
  const press = (event: KeyboardEvent<HTMLLIElement>, seq: number) => {
    const row = event.currentTarget;
    if (event.target !== row) {
      // What lies over the page closes itself first.
      if (event.key === "Escape" && row.contains(event.target as Node) && !event.defaultPrevented) row.focus();
      return;
    }
    if (event.key === "Enter") row.querySelector<HTMLElement>(`[aria-label="${MORE_FOR_MESSAGE}"]`)?.click();
    const step = steps[event.key];
    const to = step === undefined ? undefined : seqs[Math.max(0, step(seqs.indexOf(seq), seqs.length - 1))];
    if (step === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (to !== undefined) rows.current.get(to)?.focus();
  };
  return { current, of: (seq) => ({ tabIndex: seq === current ? 0 : -1, onFocus: () => setAt(seq), onKeyDown: (event) => press(event, seq) }) };
}
