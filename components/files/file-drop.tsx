"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useId, useRef } from "react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import { FileLines } from "./file-lines";
import { accepted, type FilePurpose, type SentFile } from "./send-file";
import { useFileDrag } from "./use-file-drag";
import { useSentFiles } from "./use-sent-files";

/** Files by button or by dropping them, sent at once, with progress, stop and what was wrong. `value` holds what has arrived. */
export function FileDrop({ label, purpose, value, onChange, most = 5, hint, error }: { label: string; purpose: FilePurpose; value: readonly SentFile[]; onChange(files: SentFile[]): void; most?: number; hint?: string; error?: string | undefined }) {
  const files = useSentFiles({ purpose, value, onChange, most });
  const { room, send } = files;
  const drag = useFileDrag({ taken: true, onFiles: (dropped) => void send(dropped) });
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  return (
    <div className="flex min-w-0 flex-col gap-2" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="text-sm font-medium">{label}</span>
      {room > 0 && (
        <div
          className={cn("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed px-3.5 py-3 transition-colors", drag.over ? "border-primary bg-muted" : "bg-card")}
          {...drag.listeners}
        >
          <Upload aria-hidden className="size-4 text-muted-foreground" />
          <Button type="button" size="sm" onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>{most === 1 ? "Choose a file" : "Choose files"}</Button>
          <span id={`${id}-hint`} className="min-w-0 flex-1 basis-40 text-sm text-muted-foreground">{hint ?? "or drop them here, up to 20 MB each"}</span>
          <input ref={input} type="file" hidden multiple={most > 1} accept={accepted[purpose]} aria-label={label} onChange={(event) => { const chosen = [...(event.target.files ?? [])]; event.target.value = ""; void send(chosen); }} />
        </div>
      )}
      <FileLines value={value} files={files} onRemove={(file) => onChange(value.filter((one) => one.fileId !== file.fileId))} />
      {error && <p className="flex items-start gap-1.5 text-sm text-destructive" role="alert"><CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />{error}</p>}
    </div>
  );
}
