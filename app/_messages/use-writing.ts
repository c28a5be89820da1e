"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { z } from "zod";
import { wallClockMs } from "@/components/format/wall-clock";
import type { SentFile } from "@/components/files/send-file";
import { keepLocally, keptLocally } from "./kept-locally";
import { keptFile } from "./outbox-store";

/** The message that is answered or changed, and how it is told of. */
const about = z.object({ kind: z.enum(["reply", "edit"]), messageId: z.string(), seq: z.number(), label: z.string() });
const kept = z.object({
  about: about.nullable(),
  /** What a message is changed to, while it is. */
  changed: z.string(),
  files: z.array(keptFile),
  /** When the first of the files arrived. */
  filesAt: z.number(),
});
export type About = z.infer<typeof about>;
type Writing = z.infer<typeof kept>;

const nothing: Writing = { about: null, changed: "", files: [], filesAt: 0 };
/** How long the server keeps what was sent to it and is not in a message, less an hour to write the rest. */
const FILES_KEPT_MS = 23 * 3_600_000;

/**
 * What somebody writes in a conversation beside the words of a new message: which message they answer, what they change one to, and the files that go along. This browser keeps it over a reload and
 * over a jump to another place of the conversation. In: the conversation, and the side from which it is read.
 */
export function useWriting({ connectionId, side }: { connectionId: string; side: string }) {
  const name = `fairsplit:writing:${side}:${connectionId}`;
  const [writing, setWriting] = useState(nothing);
  const last = useRef(nothing);
  const adopt = useEffectEvent((found: Writing | null) => {
    if (found === null || last.current !== nothing) return;
    last.current = wallClockMs() - found.filesAt < FILES_KEPT_MS ? found : { ...found, files: [] };
    setWriting(last.current);
  });
  useEffect(() => adopt(keptLocally(name, kept)), [name]);

  const change = (part: Partial<Writing>) => {
    last.current = { ...last.current, ...part };
    setWriting(last.current);
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
