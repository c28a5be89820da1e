"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { type FilePurpose, FileRefused, type SentFile, sendFile } from "./send-file";

/** A file on its way, or one that was refused: why, and whether it may be taken when it is sent again. */
export type SendingFile = { key: number; file: File; part: number; refused: { why: string; again: boolean } | null; stop: AbortController };

export type SendingFiles = {
  sending: readonly SendingFile[];
  /** How many more can be chosen. */
  room: number;
  /** Which of those chosen last had no room, in words; null = none. */
  leftOut: string | null;
  forgetLeftOut(): void;
  send(files: readonly File[]): Promise<void>;
  /** Stops one that is on its way, or forgets one that was refused. */
  drop(one: SendingFile): void;
  again(one: SendingFile): Promise<void>;
};

/** Files that are sent as they are chosen. In: the purpose, what has arrived already, who is told when more has, and how many at most. Out: what is on its way, and how to send, stop and send again. */
export function useSentFiles({ purpose, value, onChange, most }: { purpose: FilePurpose; value: readonly SentFile[]; onChange(files: SentFile[]): void; most: number }): SendingFiles {
  const [sending, setSending] = useState<SendingFile[]>([]);
  const [leftOut, setLeftOut] = useState<string | null>(null);
  /** What has arrived and was not removed since, also before it is drawn: one that arrives later joins what is there then. */
  const arrived = useRef(value);
  useLayoutEffect(() => {
    arrived.current = value;
  }, [value]);
  const onTheWay = useRef(0);
  const next = useRef(0);
  const room = most - value.length - sending.filter((one) => one.refused === null).length;
  // What had no room is past news once all there was is sent or removed.
  const nothing = value.length === 0 && sending.length === 0;
  if (nothing && leftOut !== null) setLeftOut(null);
  const forget = (key: number) => setSending((all) => all.filter((one) => one.key !== key));

  const sendOne = async (file: File) => {
    const one: SendingFile = { key: next.current++, file, part: 0, refused: null, stop: new AbortController() };
    const change = (more: Partial<SendingFile>) => setSending((all) => all.map((other) => (other.key === one.key ? { ...other, ...more } : other)));
    onTheWay.current += 1;
    setSending((all) => [...all, one]);
    try {
      const sent = await sendFile(file, { purpose, signal: one.stop.signal, progress: (part) => change({ part }) });
      const all = [...arrived.current, sent];
      arrived.current = all;
      onChange(all);
      forget(one.key);
    } catch (cause) {
      if (!(cause instanceof FileRefused)) throw cause;
      if (one.stop.signal.aborted) forget(one.key);
      else change({ refused: { why: cause.message, again: cause.again } });
    } finally {
      onTheWay.current -= 1;
    }
  };
  /** Those of some files for which there is room; says which others there are. */
  const withRoom = <F extends { name: string }>(files: readonly F[]): readonly F[] => {
    const free = Math.max(0, most - arrived.current.length - onTheWay.current);
    setLeftOut(leftOutWords(files.slice(free).map((file) => file.name), most));
    return files.slice(0, free);
  };
  return {
    sending, room, leftOut, forgetLeftOut: () => setLeftOut(null),
    async send(files) {
      await Promise.all(withRoom(files).map(sendOne));
    },
    drop: (one) => (one.refused === null ? one.stop.abort() : forget(one.key)),
    async again(one) {
      if (withRoom([one.file]).length === 0) return;
      forget(one.key);
      await sendOne(one.file);
    },
  };
}

/** Says which files had no room; null when there was room for all. */
function leftOutWords(names: readonly string[], most: number): string | null {
  const [first, ...more] = names;
  if (first === undefined) return null;
  const room = most === 1 ? "One file is taken here" : `At most ${most} files are taken here`;
  return more.length === 0 ? `${room}: “${first}” was left out.` : `${room}: “${first}” and ${more.length} more were left out.`;
}
