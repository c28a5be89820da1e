"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

/** Reads everything on the page anew after a write. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    await queries.invalidateQueries();
    router.refresh();
  };
}
