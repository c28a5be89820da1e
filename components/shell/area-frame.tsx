"use client";

import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { signOut } from "@/components/identity/auth-client";
import { LiveUpdates, type RealtimeConfig } from "@/components/realtime/live-updates";
import { MenuItem } from "@/components/ui/menu";
import { toastFailed } from "@/components/ui/toast";
import { AppShell } from "./app-shell";
import type { Area } from "./nav";
import type { ShellUser } from "./user-menu";

/** An area's frame with its live connection and the way out. */
export function AreaFrame({ area, areas, user, userId, realtime, simulated, unreadCount, unreadMessages, children }: { area: Area; areas: readonly Area[]; user: ShellUser; userId: string; realtime: RealtimeConfig; simulated: boolean; unreadCount: number; unreadMessages: number; children: ReactNode }) {
  const leave = () => {
    signOut().catch(() => toastFailed("You are still signed in", { description: "The server did not answer. Try again." }));
  };
  return (
    <AppShell area={area} areas={areas} user={user} simulated={simulated} unreadCount={unreadCount} unreadMessages={unreadMessages} onSignOut={<MenuItem icon={<LogOut size={14} />} onSelect={leave}>Sign out</MenuItem>}>
      <LiveUpdates config={realtime} userId={userId} />
      {children}
    </AppShell>
  );
}
