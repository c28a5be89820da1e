"use client";

import { toast as sonner } from "sonner";

/** How long an act can be taken back. */
const undoMs = 8_000;

/** Says what happened, in the past tense and with its object: "Candidate archived". */
export function toastDone(message: string, description?: string): void {
  sonner(message, { description });
}

/** Says what did not happen and what was kept; stays until it is read. `retry` repeats the act. */
export function toastFailed(message: string, options: { description?: string; retry?: () => void } = {}): void {
  sonner.error(message, {
    description: options.description,
    duration: Number.POSITIVE_INFINITY,
    action: options.retry ? { label: "Retry", onClick: options.retry } : undefined,
  });
}

/** Says what happened and offers to take it back. For acts that can be, never for money. */
export function toastUndo(message: string, undo: () => void): void {
  sonner(message, { duration: undoMs, action: { label: "Undo", onClick: undo } });
}
