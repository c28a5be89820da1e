"use client";

import { type FocusEvent, type ReactNode, useEffect, useRef } from "react";

/**
 * Leads the keyboard past toasts. The library hands the focus back as soon as it leaves a toast, also to who goes on by Tab: whoever came from the last thing of a page would go to and fro between it and the toast. Here
 * only whoever's toast closes under them is led back to where they came from.
 */
export function ToastFocus({ children }: { children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const element = around.current;
    if (!element) return;
    const closing = new MutationObserver(() => {
      if (cameFrom.current === null || !document.hasFocus() || document.activeElement !== document.body) return;
      cameFrom.current.focus({ preventScroll: true });
      cameFrom.current = null;
    });
    closing.observe(element, { childList: true, subtree: true });
    return () => closing.disconnect();
  }, []);
  const isInside = (target: EventTarget | null) => target instanceof Node && around.current?.contains(target) === true;
  const enter = (event: FocusEvent) => {
    event.stopPropagation();
    if (event.relatedTarget instanceof HTMLElement && !isInside(event.relatedTarget)) cameFrom.current = event.relatedTarget;
  };
  const leave = (event: FocusEvent) => {
    event.stopPropagation();
    if (event.relatedTarget !== null && !isInside(event.relatedTarget)) cameFrom.current = null;
  };
  return <div ref={around} className="contents" onFocusCapture={enter} onBlurCapture={leave}>{children}</div>;
}
