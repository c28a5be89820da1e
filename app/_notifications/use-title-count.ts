"use client";

import { useEffect } from "react";
import { titleWith } from "./unread-words";

/** Keeps how much is unread before the title of whatever page is shown, also when a page sets its own title later. */
export function useTitleCount(unread: number): void {
  useEffect(() => {
    const keep = () => {
      const wanted = titleWith(document.title, unread);
      if (document.title !== wanted) document.title = wanted;
    };
    keep();
    const seen = new MutationObserver(keep);
    seen.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => seen.disconnect();
  }, [unread]);
}
