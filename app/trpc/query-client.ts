import { QueryClient } from "@tanstack/react-query";

/** Fresh enough for half a minute: live events invalidate what changed before that. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: true } } });
}
