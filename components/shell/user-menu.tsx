"use client";

import { ChevronsUpDown, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuChoices, MenuSeparator } from "@/components/ui/menu";

export type ShellUser = { name: string; email: string; organization?: string };

const themes = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const;

/** Who is signed in, the theme, and the way out. `signOut` is a `MenuItem`. */
export function UserMenu({ user, signOut, compact = false }: { user: ShellUser; signOut: ReactNode; compact?: boolean }) {
  const { theme = "system", setTheme } = useTheme();
  const chosen = themes.find((choice) => choice.value === theme)?.value ?? "system";
  return (
    <Menu
      align={compact ? "end" : "start"}
      side={compact ? "bottom" : "top"}
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className={cn("flex min-w-0 items-center gap-2 rounded-md text-left transition-colors hover:bg-accent data-popup-open:bg-accent", compact ? "size-9 justify-center pointer-coarse:size-11" : "w-full px-2 py-1.5")}
        >
          <Avatar name={user.name} />
          {!compact && (
            <>
              <span className="min-w-0 flex-1 leading-4">
                <span className="block truncate text-sm font-medium">{user.name}</span>
                <span className="block truncate text-xs text-muted-foreground">{user.organization ?? user.email}</span>
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
            </>
          )}
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate text-sm font-medium">{user.name}</p>
        <p className="truncate text-xs text-muted-foreground">{user.email}</p>
      </div>
      <MenuSeparator />
      <MenuChoices label="Theme" value={chosen} choices={themes} onValueChange={setTheme} />
      <MenuSeparator />
      {signOut}
    </Menu>
  );
}
