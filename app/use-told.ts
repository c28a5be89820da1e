"use client";

import { toastFailed } from "@/components/ui/toast";
import { refusalOf } from "./trpc/refusal";
import { useRefresh } from "./use-refresh";

/** Tells why a write did not happen. What changed meanwhile is read anew, so that the reader decides on what is true now. */
export function useTold(): (error: unknown) => Promise<void> {
  const refresh = useRefresh();
  return async (error) => {
    const { code, message, remedy } = refusalOf(error);
    if (code === "changed_meanwhile") await refresh();
    toastFailed(message, { description: code === "changed_meanwhile" ? "You see the new state now. Look at it, then decide again." : remedy });
  };
}
