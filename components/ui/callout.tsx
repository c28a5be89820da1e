import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

const tones = {
  info: { frame: "border-border-strong bg-card", icon: <Info aria-hidden className="text-status-blue" />, word: "Note" },
  warning: { frame: "border-status-amber/35 bg-status-amber-bg", icon: <TriangleAlert aria-hidden className="text-status-amber" />, word: "Attention" },
  danger: { frame: "border-status-red/35 bg-status-red-bg", icon: <CircleAlert aria-hidden className="text-status-red" />, word: "Problem" },
};

export type CalloutProps = { tone?: keyof typeof tones; title: ReactNode; children?: ReactNode; action?: ReactNode; live?: boolean; className?: string };

/** Something the reader must know before going on. `live` also reads it out when it appears. */
export function Callout({ tone = "info", title, children, action, live = false, className }: CalloutProps) {
  return (
    <div role={live ? (tone === "danger" ? "alert" : "status") : undefined} className={cn("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3.5 py-2.5 text-base", tones[tone].frame, className)}>
      <span className="mt-0.75 [&_svg]:size-4">{tones[tone].icon}</span>
      <div className="reading min-w-0 flex-1 basis-64">
        <p className="font-medium">
          <span className="sr-only">{tones[tone].word}: </span>
          {title}
        </p>
        {children !== undefined && <div className="text-foreground/85">{children}</div>}
      </div>
      {action !== undefined && <div className="ml-auto max-sm:ml-7">{action}</div>}
    </div>
  );
}
