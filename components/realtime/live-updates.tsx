"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import Pusher from "pusher-js";
import { useEffect } from "react";

export type RealtimeConfig = { key: string; host: string | null; port: number | null; tls: boolean; cluster: string };

/** Listens to one's own channel: an event carries ids only, and whatever is shown is read anew. A reconnect reads anew too. */
export function LiveUpdates({ config, userId }: { config: RealtimeConfig; userId: string }) {
  const queries = useQueryClient();
  const router = useRouter();
  const { key, host, port, tls, cluster } = config;
  useEffect(() => {
    const pusher = new Pusher(key, {
      cluster,
      forceTLS: tls,
      enabledTransports: ["ws", "wss"],
      disableStats: true,
      channelAuthorization: { endpoint: "/api/realtime/auth", transport: "ajax" },
      ...(host ? { wsHost: host, wsPort: port ?? 80, wssPort: port ?? 443 } : {}),
    });
    let connectedBefore = false;
    const refresh = () => {
      queries.invalidateQueries().catch((cause: unknown) => console.error(cause));
      router.refresh();
    };
    pusher.connection.bind("connected", () => {
      if (connectedBefore) refresh();
      connectedBefore = true;
    });
    pusher.subscribe(`private-user-${userId}`).bind("told", refresh);
    return () => pusher.disconnect();
  }, [key, host, port, tls, cluster, userId, queries, router]);
  return null;
}
