"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { wallClockMs } from "@/components/format/wall-clock";
import type { SentFile } from "@/components/files/send-file";
import { keepLocally, keptLocally, readKept } from "./kept-locally";
import { type About, keptWriting, nothingWritten, type Writing, writingAfterOther } from "./kept-writing";

/** How long the server keeps what was sent to it and is not in a message, less an hour to write the rest. */
const FILES_KEPT_MS = 23 * 3_600_000;

/**
 * What somebody writes in a conversation beside the words of a new message: which message they answer, what they change one to, and the files that go along. This browser keeps it over a reload, and its
 * tabs hear of each other's files. In: the conversation, and the side from which it is read.
 */
export function useWriting({ connectionId, side }: { connectionId: string; side: string }) {
  const name = `fairsplit:writing:${side}:${connectionId}`;
  const [writing, setWriting] = useState(nothingWritten);
  const last = useRef(nothingWritten);
  const become = (next: Writing) => {
    last.current = next;
    setWriting(next);
  };
  const adopt = useEffectEvent((found: Writing | null) => {
    if (found === null || last.current !== nothingWritten) return;
    become(wallClockMs() - found.filesAt < FILES_KEPT_MS ? found : { ...found, files: [] });
  });
  const hear = useEffectEvent((event: StorageEvent) => {
    if (event.key === name) become(writingAfterOther(last.current, readKept(event.oldValue, keptWriting), readKept(event.newValue, keptWriting)));
  });
  useEffect(() => {
    const elsewhere = (event: StorageEvent) => hear(event);
    adopt(keptLocally(name, keptWriting));
    window.addEventListener("storage", elsewhere);
    return () => window.removeEventListener("storage", elsewhere);
  }, [name]);

  const change = (part: Partial<Writing>) => {
    become({ ...last.current, ...part });
    keepLocally(name, last.current.about === null && last.current.files.length === 0 ? null : last.current);
  };
  return {
    ...writing,
    answer: (message: Omit<About, "kind">) => change({ about: { ...message, kind: "reply" } }),
    edit: (message: Omit<About, "kind">, changed: string) => change({ about: { ...message, kind: "edit" }, changed }),
    changeTo: (changed: string) => change({ changed }),
    /** Neither answers nor changes a message any more. */
    cancel: () => change({ about: null, changed: "" }),
    attach: (files: readonly SentFile[]) => change({ files: [...files], filesAt: last.current.files.length > 0 ? last.current.filesAt : wallClockMs() }),
  };
}
