"use client";

import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { signOut } from "@/components/identity/sign-out";
import type { LineConfig } from "@/components/realtime/line";
import { LineNotice } from "@/components/realtime/line-notice";
import { RealtimeProvider, type ToldCount } from "@/components/realtime/realtime-provider";
import { MenuItem } from "@/components/ui/menu";
import { toastFailed } from "@/components/ui/toast";
import { AppShell } from "./app-shell";
import type { Area, Waiting } from "./nav";
import type { ShellUser } from "./user-menu";

export type AreaFrameProps = { area: Area; areas: readonly Area[]; user: ShellUser; userId: string; realtime: LineConfig; told: ToldCount; simulated: boolean; waiting: Waiting; bell: { wide: ReactNode; phone: ReactNode }; children: ReactNode };

/** An area's frame with its live connection and the way out. */
export function AreaFrame({ area, areas, user, userId, realtime, told, simulated, waiting, bell, children }: AreaFrameProps) {
  const leave = () => {
    signOut().catch(() => toastFailed("You are still signed in", { description: "The server did not answer. Try again." }));
  };
  return (
    <RealtimeProvider config={realtime} userId={userId} told={told}>
      <AppShell area={area} areas={areas} user={user} simulated={simulated} waiting={waiting} bell={bell} onSignOut={<MenuItem icon={<LogOut size={14} />} onSelect={leave}>Sign out</MenuItem>}>
        {children}
      </AppShell>
      <LineNotice />
    </RealtimeProvider>
  );
}
