"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/class-names";
import { toastFailed } from "./toast";

/** An id or a hash in mono, with a button that copies all of it. Long ones keep their prefix and their end. */
export function IdChip({ id, label = "id", className }: { id: string; label?: string; className?: string }) {
  const [copied, setCopied] = useState(false);
  const shown = id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-5)}` : id;
  const copy = () => {
    navigator.clipboard.writeText(id).then(
      () => {
        setCopied(true);
        window.setTimeout(() => setCopied(false), 1_500);
      },
      () => toastFailed("Not copied", { description: `Your browser does not allow it here. The ${label} is ${id}.` }),
    );
  };
  return (
    <button
      type="button"
      onClick={copy}
      title={id}
      aria-label={copied ? `Copied ${label}` : `Copy ${label} ${id}`}
      className={cn("inline-flex h-6 items-center gap-1.5 rounded-sm border bg-card px-1.5 font-mono text-xs text-muted-foreground transition-colors hover:border-border-strong hover:text-foreground", className)}
    >
      {shown}
      {copied ? <Check aria-hidden className="size-3 text-status-green" /> : <Copy aria-hidden className="size-3" />}
    </button>
  );
}
