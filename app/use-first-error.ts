"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Puts the focus on the first field that a refusal is about, so that a reader at the foot of a long form sees what to mend. Out: the ref of the form. */
export function useFirstError(refused: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refused) form.current?.querySelector<HTMLElement>("[data-invalid]:is(input, textarea, button)")?.focus();
  }, [refused]);
  return form;
}
