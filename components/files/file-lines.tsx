"use client";

import { CircleAlert, FileText, RotateCcw, Upload, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type SentFile, sizeWords } from "./send-file";
import type { SendingFile } from "./use-sent-files";

/** Files that have arrived and those on their way, each with what can be done about it. */
export function FileLines({ value, sending, onRemove, onDrop, onAgain }: { value: readonly SentFile[]; sending: readonly SendingFile[]; onRemove(file: SentFile): void; onDrop(file: SendingFile): void; onAgain(file: SendingFile): void }) {
  if (value.length === 0 && sending.length === 0) return null;
  return (
    <ul className="divide-y rounded-lg border bg-card" aria-live="polite">
      {value.map((file) => (
        <li key={file.fileId} className="flex items-center gap-2.5 px-3.5 py-2">
          <FileText aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 flex-1 text-sm break-words">{file.name} <span className="text-muted-foreground">{sizeWords(file.bytes)}</span></span>
          <Button type="button" size="icon" variant="ghost" aria-label={`Remove ${file.name}`} onClick={() => onRemove(file)}><X aria-hidden className="size-4" /></Button>
        </li>
      ))}
      {sending.map((one) => (
        <li key={one.key} className="flex flex-col gap-1.5 px-3.5 py-2">
          <div className="flex items-center gap-2.5">
            {one.refused === null ? <Upload aria-hidden className="size-4 shrink-0 text-muted-foreground" /> : <CircleAlert aria-hidden className="size-4 shrink-0 text-destructive" />}
            <span className="min-w-0 flex-1 text-sm break-words">{one.file.name}{one.refused === null ? <span className="text-muted-foreground"> {Math.round(one.part * 100)}%</span> : null}</span>
            {one.refused !== null && <Button type="button" size="icon" variant="ghost" aria-label={`Send ${one.file.name} again`} onClick={() => onAgain(one)}><RotateCcw aria-hidden className="size-4" /></Button>}
            <Button type="button" size="icon" variant="ghost" aria-label={one.refused === null ? `Stop sending ${one.file.name}` : `Dismiss ${one.file.name}`} onClick={() => onDrop(one)}><X aria-hidden className="size-4" /></Button>
          </div>
          {one.refused === null ? <progress className="h-1 w-full" value={one.part} max={1} aria-label={`Sending ${one.file.name}`} /> : <p className="text-sm text-destructive" role="alert">{one.refused}</p>}
        </li>
      ))}
    </ul>
  );
}
