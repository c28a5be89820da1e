"use client";

import { CircleAlert, FileText, Upload, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import { accepted, type FilePurpose, FileRefused, type SentFile, sendFile, sizeWords } from "./send-file";

type Sending = { key: number; name: string; part: number; refused: string | null; stop: AbortController };

/** Files by button or by dropping them, sent at once, with progress, stop and what was wrong. `value` holds what has arrived. */
export function FileDrop({ label, purpose, value, onChange, most = 5, hint, error }: { label: string; purpose: FilePurpose; value: readonly SentFile[]; onChange(files: SentFile[]): void; most?: number; hint?: string; error?: string | undefined }) {
  const [sending, setSending] = useState<Sending[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const arrived = useRef<SentFile[]>([]);
  const next = useRef(0);
  const id = useId();
  const room = most - value.length - sending.filter((one) => one.refused === null).length;

  const send = async (files: readonly File[]) => {
    arrived.current = [...value];
    await Promise.all(
      files.slice(0, Math.max(0, room)).map(async (file) => {
        const one: Sending = { key: next.current++, name: file.name, part: 0, refused: null, stop: new AbortController() };
        const change = (more: Partial<Sending>) => setSending((all) => all.map((other) => (other.key === one.key ? { ...other, ...more } : other)));
        setSending((all) => [...all.filter((other) => other.refused === null), one]);
        try {
          arrived.current = [...arrived.current, await sendFile(file, { purpose, signal: one.stop.signal, progress: (part) => change({ part }) })];
          onChange(arrived.current);
          setSending((all) => all.filter((other) => other.key !== one.key));
        } catch (cause) {
          if (!(cause instanceof FileRefused)) throw cause;
          if (one.stop.signal.aborted) setSending((all) => all.filter((other) => other.key !== one.key));
          else change({ refused: cause.message });
        }
      }),
    );
  };

  return (
    <div className="flex min-w-0 flex-col gap-2" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="text-sm font-medium">{label}</span>
      {room > 0 && (
        <div
          className={cn("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed px-3.5 py-3 transition-colors", over ? "border-primary bg-muted" : "bg-card")}
          onDragOver={(event) => { event.preventDefault(); setOver(true); }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); void send([...event.dataTransfer.files]); }}
        >
          <Upload aria-hidden className="size-4 text-muted-foreground" />
          <Button type="button" size="sm" onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>{most === 1 ? "Choose a file" : "Choose files"}</Button>
          <span id={`${id}-hint`} className="min-w-0 flex-1 basis-40 text-sm text-muted-foreground">{hint ?? "or drop them here, up to 20 MB each"}</span>
          <input ref={input} type="file" hidden multiple={most > 1} accept={accepted[purpose]} aria-label={label} onChange={(event) => { const chosen = [...(event.target.files ?? [])]; event.target.value = ""; void send(chosen); }} />
        </div>
      )}
      {(value.length > 0 || sending.length > 0) && (
        <ul className="divide-y rounded-lg border bg-card" aria-live="polite">
          {value.map((file) => (
            <li key={file.fileId} className="flex items-center gap-2.5 px-3.5 py-2">
              <FileText aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <span className="min-w-0 flex-1 text-sm break-words">{file.name} <span className="text-muted-foreground">{sizeWords(file.bytes)}</span></span>
              <Button type="button" size="icon" variant="ghost" aria-label={`Remove ${file.name}`} onClick={() => onChange(value.filter((one) => one.fileId !== file.fileId))}><X aria-hidden className="size-4" /></Button>
            </li>
          ))}
          {sending.map((one) => (
            <li key={one.key} className="flex flex-col gap-1.5 px-3.5 py-2">
              <div className="flex items-center gap-2.5">
                {one.refused === null ? <Upload aria-hidden className="size-4 shrink-0 text-muted-foreground" /> : <CircleAlert aria-hidden className="size-4 shrink-0 text-destructive" />}
                <span className="min-w-0 flex-1 text-sm break-words">{one.name}{one.refused === null ? <span className="text-muted-foreground"> {Math.round(one.part * 100)}%</span> : null}</span>
                <Button type="button" size="icon" variant="ghost" aria-label={one.refused === null ? `Stop sending ${one.name}` : `Dismiss ${one.name}`} onClick={() => (one.refused === null ? one.stop.abort() : setSending((all) => all.filter((other) => other.key !== one.key)))}><X aria-hidden className="size-4" /></Button>
              </div>
              {one.refused === null ? <progress className="h-1 w-full" value={one.part} max={1} aria-label={`Sending ${one.name}`} /> : <p className="text-sm text-destructive" role="alert">{one.refused}</p>}
            </li>
          ))}
        </ul>
      )}
      {error && <p className="flex items-start gap-1.5 text-sm text-destructive" role="alert"><CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />{error}</p>}
    </div>
  );
}
