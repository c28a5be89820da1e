"use client";

import { useRef, useState } from "react";
import { type FilePurpose, FileRefused, type SentFile, sendFile } from "./send-file";

/** A file on its way, or one that was refused. */
export type SendingFile = { key: number; file: File; part: number; refused: string | null; stop: AbortController };

/** Files that are sent as they are chosen. In: the purpose, what has arrived already, who is told when more has, and how many at most. Out: what is on its way, and how to send, stop and send again. */
export function useSentFiles({ purpose, value, onChange, most }: { purpose: FilePurpose; value: readonly SentFile[]; onChange(files: SentFile[]): void; most: number }) {
  const [sending, setSending] = useState<SendingFile[]>([]);
  const arrived = useRef<SentFile[]>([]);
  const next = useRef(0);
  const room = most - value.length - sending.filter((one) => one.refused === null).length;
  const forget = (key: number) => setSending((all) => all.filter((one) => one.key !== key));

  const send = async (files: readonly File[]) => {
    arrived.current = [...value];
    await Promise.all(
      files.slice(0, Math.max(0, room)).map(async (file) => {
        const one: SendingFile = { key: next.current++, file, part: 0, refused: null, stop: new AbortController() };
        const change = (more: Partial<SendingFile>) => setSending((all) => all.map((other) => (other.key === one.key ? { ...other, ...more } : other)));
        setSending((all) => [...all, one]);
        try {
          arrived.current = [...arrived.current, await sendFile(file, { purpose, signal: one.stop.signal, progress: (part) => change({ part }) })];
          onChange(arrived.current);
          forget(one.key);
        } catch (cause) {
          if (!(cause instanceof FileRefused)) throw cause;
          if (one.stop.signal.aborted) forget(one.key);
          else change({ refused: cause.message });
        }
      }),
    );
  };
  /** Stops one that is on its way, or forgets one that was refused. */
  const drop = (one: SendingFile) => (one.refused === null ? one.stop.abort() : forget(one.key));
  const again = (one: SendingFile) => {
    forget(one.key);
    return send([one.file]);
  };
  return { sending, room, send, drop, again };
}
