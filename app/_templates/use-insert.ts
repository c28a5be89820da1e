"use client";

import { type RefObject, useEffect, useRef } from "react";
import { insertedAt, type Selected } from "@/components/templates/inserted-at";

/** The field that a text is put into: its box, what stands in it, and how that is changed. */
export type TextBox = { box: RefObject<HTMLTextAreaElement | null>; text: string; onText(text: string): void };

/** Puts a text into a field where its cursor is, then goes on there: behind it, or with `open` at the first variable that is still open. */
export function useInsert({ box, text, onText }: TextBox, then: "open" | "behind"): (part: string) => void {
  const selects = useRef<Selected | null>(null);
  useEffect(() => {
    if (selects.current === null || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(selects.current.from, selects.current.to);
    selects.current = null;
  }, [box, text]);
  return (part) => {
    const field = box.current;
    // What stands there now: something may have been typed since this was asked for.
    const now = field?.value ?? text;
    const next = insertedAt(now, part, { from: field?.selectionStart ?? now.length, to: field?.selectionEnd ?? now.length }, then);
    selects.current = next.selected;
    onText(next.text);
  };
}
