"use client";

import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { toastFailed } from "./toast";

/** Told when a part could not be fetched: whoever shows it closes it, and may show it again. */
type Closing = { onNotFetched(): void };

/**
 * A part of a page whose code is fetched when it is shown for the first time. In: how it is fetched. Out: the part, of which nothing is seen until it is there. What was not fetched is said by a toast
 * and fetched anew when it is shown again. It never suspends nor throws: what stands around it stays, with what is typed in it and where the focus is.
 */
export function onDemand<P extends object>(fetchPart: () => Promise<ComponentType<P>>): ComponentType<P & Closing> {
  let known: ComponentType<P> | null = null;
  return function OnDemand({ onNotFetched, ...props }: P & Closing) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => known);
    const close = useEffectEvent(() => onNotFetched());
    useEffect(() => {
      let shown = true;
      fetchPart().then(
        (part) => {
          known = part;
          if (shown) setPart(() => part);
        },
        (cause: unknown) => {
          console.warn("A part of this page was not fetched", cause);
          if (!shown) return;
          toastFailed("This part was not fetched. Try again.");
          close();
        },
      );
      return () => {
        shown = false;
      };
    }, []);
    return Part === null ? null : <Part {...(props as P)} />;
  };
}
