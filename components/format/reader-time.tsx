"use client";

import { createContext, type ReactNode, use, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { defaultTimeZone, type TimeContext } from "./dates";
import { isOtherZone, isTimeZone, zoneCookieOf } from "./reader-zone";

type Reader = Required<Pick<TimeContext, "timeZone">>;
const Zone = createContext<string>(defaultTimeZone);

const never = () => () => undefined;

/**
 * Lets everything below write moments by the reader's clock. In: the zone in which the server made the page, and how the page is made anew. A browser in another zone says so by a cookie, and what the server
 * wrote is asked for once more.
 */
export function ReaderTime({ timeZone, onOther, children }: { timeZone: string; onOther(): void; children: ReactNode }) {
  // At first as the server wrote it, so that both write the same; then by the clock of this browser.
  const here = useSyncExternalStore(never, browserZone, () => timeZone);
  const tell = useEffectEvent(() => {
    const zone = browserZone();
    if (!isOtherZone(zone, timeZone)) return;
    document.cookie = zoneCookieOf(zone);
    onOther();
  });
  useEffect(() => tell(), []);
  return <Zone value={isTimeZone(here) ? here : timeZone}>{children}</Zone>;
}

/** In which zone the reader of this page reads time, for the formatters. */
export function useReaderTime(): Reader {
  return { timeZone: use(Zone) };
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
