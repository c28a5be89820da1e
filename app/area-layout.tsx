import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import type { Area } from "@/components/shell/nav";
import { realtimeConfig } from "@/server/providers/realtime";
import { simulated } from "@/server/providers/stripe";
import { newest } from "./_notifications/newest";
import { LiveFrame } from "./live-frame";
import { readerTime } from "./reader-zone";
import { signInFirst } from "./sign-in-first";
import { serverApi } from "./trpc/server";
import { ApiProvider } from "./trpc/client";

/** The frame of one area for those who may enter it; others are sent to where they belong. Each procedure checks again. */
export async function areaLayout(area: Area, children: ReactNode): Promise<ReactNode> {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) return signInFirst();
  if (area === "marketplace" ? me.areas.length > 0 && !me.areas.includes("marketplace") : !me.areas.includes(area)) redirect("/welcome");
  const side = me.areas.includes(area) && area === "portal" ? "recruiter" : me.areas.includes(area) && area === "marketplace" ? "candidate" : null;
  const { told } = await api.notifications.told({});
  const [news, requests, messages, reports] = await Promise.all([api.notifications.mine(newest), side === null ? null : api.connections.waiting({}), side === null ? null : api.messages.unread({ side }), area === "admin" ? api.moderation.waiting({}) : null]);
  const waiting = { connections: (side === "recruiter" ? requests?.asRecruiter : requests?.asCandidate) ?? 0, moderation: reports?.open ?? 0 };
  return (
    <ApiProvider>
      <LiveFrame area={area} areas={me.areas.length > 0 ? me.areas : [area]} user={{ name: me.name, email: me.email, ...(me.organization ? { organization: me.organization.name } : {}) }} userId={me.userId} realtime={realtimeConfig()} simulated={simulated()} waiting={waiting} told={told} news={news} {...await readerTime()} talk={side === null || messages === null ? null : { side, ...messages }}>
        {children}
      </LiveFrame>
    </ApiProvider>
  );
}
