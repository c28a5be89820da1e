"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { wallClockMs } from "@/components/format/wall-clock";
import { useTRPCClient } from "../trpc/client";
import { keepAnswer, type KeptDraft, keptDraft } from "./kept-draft";
import { keepLocally, keptLocally } from "./kept-locally";

/** How long somebody pauses before what they typed goes to the server. */
const PAUSE_MS = 700;

/**
 * What is typed in a conversation and not sent: at once in this browser, after a pause on the server for the reader's other devices. What was typed last counts, wherever. In: the conversation, the
 * side from which it is read, and the draft that the server has.
 */
export function useDraft({ connectionId, side, draft, draftAt }: { connectionId: string; side: string; draft: string | null; draftAt: string | null }) {
  const client = useTRPCClient();
  const name = `fairsplit:draft:${side}:${connectionId}`;
  const [text, setText] = useState(draft ?? "");
  const last = useRef<KeptDraft>({ text: draft ?? "", at: draftAt === null ? 0 : Date.parse(draftAt) });
  const unsaved = useRef(false);
  const timer = useRef<number | undefined>(undefined);

  const take = (sent: KeptDraft, known: KeptDraft) => {
    last.current = known;
    setText(known.text);
    keepAnswer(name, sent, known);
  };
  const save = () => {
    window.clearTimeout(timer.current);
    if (!unsaved.current) return;
    unsaved.current = false;
    const sent = last.current;
    client.messages.saveDraft.mutate({ connectionId, text: sent.text, typedAt: new Date(sent.at).toISOString() }).then(
      ({ draft: known, draftAt: at }) => {
        // By the server's time: this device's clock may be ahead, and what was typed or sent elsewhere since would never count here.
        if (last.current === sent && at !== null) take(sent, { text: known ?? "", at: Date.parse(at) });
      },
      () => {
        // Offline: this browser has it, and the next pause or return tries again.
        if (last.current === sent) unsaved.current = true;
      },
    );
  };
  const saveNow = useEffectEvent(() => save());
  const adopt = useEffectEvent((found: KeptDraft | null) => {
    if (!found || found.at <= last.current.at) return;
    last.current = found;
    setText(found.text);
  });

  useEffect(() => {
    const found = keptLocally(name, keptDraft);
    if (found && found.at > last.current.at) {
      // Typed here, and the server had not heard of it when the page was left.
      adopt(found);
      unsaved.current = true;
      saveNow();
    }
    const leave = () => saveNow();
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", leave);
      leave();
    };
  }, [name]);
  // Typed on another device since: only what is later than the last letter here replaces it.
  useEffect(() => adopt(draftAt === null ? null : { text: draft ?? "", at: Date.parse(draftAt) }), [draft, draftAt]);

  const type = (next: string) => {
    // Later than what it replaces, whatever this device's clock says: one that is behind would write what never counts.
    last.current = { text: next, at: Math.max(wallClockMs(), last.current.at + 1) };
    unsaved.current = true;
    setText(next);
    keepLocally(name, last.current);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => save(), next === "" ? 0 : PAUSE_MS);
  };
  return { text, type };
}
