"use client";

import { CircleAlert, FileText, RotateCcw, Upload, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type SentFile, sizeWords } from "./send-file";
import type { SendingFile, SendingFiles } from "./use-sent-files";

/** Files that have arrived and those on their way, each with what can be done about it, and what was left out. */
export function FileLines({ value, files, onRemove }: { value: readonly SentFile[]; files: SendingFiles; onRemove(file: SentFile): void }) {
  return (
    <>
      <Lines value={value} files={files} onRemove={onRemove} />
      {files.leftOut !== null && (
        <div className="flex items-center gap-1.5">
          <p className="flex min-w-0 flex-1 items-start gap-1.5 text-sm text-destructive" role="alert"><CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /><span className="min-w-0 break-words">{files.leftOut}</span></p>
          <Button type="button" size="icon" variant="ghost" aria-label="Dismiss what was left out" onClick={files.forgetLeftOut}><X aria-hidden className="size-4" /></Button>
        </div>
      )}
    </>
  );
}

function Lines({ value, files: { sending, drop, again }, onRemove }: { value: readonly SentFile[]; files: SendingFiles; onRemove(file: SentFile): void }) {
  if (value.length === 0 && sending.length === 0) return null;
  const repeat = (one: SendingFile) => void again(one);
  return (
    <ul className="max-h-48 divide-y overflow-y-auto rounded-lg border bg-card" aria-live="polite">
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
            {one.refused?.again && <Button type="button" size="icon" variant="ghost" aria-label={`Send ${one.file.name} again`} onClick={() => repeat(one)}><RotateCcw aria-hidden className="size-4" /></Button>}
            <Button type="button" size="icon" variant="ghost" aria-label={one.refused === null ? `Stop sending ${one.file.name}` : `Dismiss ${one.file.name}`} onClick={() => drop(one)}><X aria-hidden className="size-4" /></Button>
          </div>
          {one.refused === null ? <progress className="h-1 w-full" value={one.part} max={1} aria-label={`Sending ${one.file.name}`} /> : <p className="text-sm text-destructive" role="alert">{one.refused.why}</p>}
        </li>
      ))}
    </ul>
  );
}
