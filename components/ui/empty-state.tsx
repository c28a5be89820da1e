import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

export type EmptyStateProps = {
  /** What will be here, in one sentence: "Candidates you bring will be here, with how long each is protected." */
  title: ReactNode;
  children?: ReactNode;
  /** The one step that starts it. */
  action?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

/** An empty page or list: it says what will be here and starts it. */
export function EmptyState({ title, children, action, icon, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-start gap-3 rounded-lg border border-dashed border-border-strong px-6 py-8", className)}>
      {icon !== undefined && <span className="text-muted-foreground [&_svg]:size-5">{icon}</span>}
      <div className="reading">
        <p className="text-base font-medium">{title}</p>
        {children !== undefined && <div className="mt-0.5 text-base text-muted-foreground">{children}</div>}
      </div>
      {action}
    </div>
  );
}
