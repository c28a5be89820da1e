"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page runs in the browser yet: for what only this browser knows. */
export function useMounted(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
