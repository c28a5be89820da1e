"use client";

import { type RefObject, useEffect } from "react";

const variable = "--toasts-above";

/**
 * Keeps toasts off what stands at the foot of the page and is worked with while they show, as the box of a conversation with its Send: they appear above it, however high it grows.
 * In: `foot`, the element. One of them on a page.
 */
export function useToastsAbove(foot: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = foot.current;
    if (!element) return;
    const { style } = document.documentElement;
    const place = () => style.setProperty(variable, `${Math.max(0, Math.round(window.innerHeight - element.getBoundingClientRect().top))}px`);
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    window.addEventListener("resize", place);
    return () => {
      sizes.disconnect();
      window.removeEventListener("resize", place);
      style.removeProperty(variable);
    };
  }, [foot]);
}
