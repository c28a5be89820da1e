"use client";

import { Paperclip, SendHorizontal, X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/class-names";
import { FileLines } from "@/components/files/file-lines";
import { pastedFiles } from "@/components/files/pasted-files";
import { accepted, type SentFile } from "@/components/files/send-file";
import type { SendingFiles } from "@/components/files/use-sent-files";
import { formatWhole } from "@/components/format";
import { Button } from "@/components/ui/button";
import { controlFrame } from "@/components/ui/surfaces";
import { LineHere } from "@/components/realtime/line-notice";
import { useToastsAbove } from "@/components/ui/use-toasts-above";
import { openVariables, variablesIn, written } from "@/server/connections/rules/template-variables";
import { cleanText, lettersOf } from "@/server/kernel/rules/cleaned-text";
import { MESSAGE_LETTERS } from "@/server/messages/rules/message-text";

/** How many letters a text has if it has too many; null = it can be sent. */
const tooMany = (text: string): number | null => {
  const letters = text.length > MESSAGE_LETTERS ? lettersOf(cleanText(text)) : 0;
  return letters > MESSAGE_LETTERS ? letters : null;
};

export type ComposerProps = {
  text: string; onType(text: string): void;
  /** What is being answered or changed, with the way out of it; null = a new message. */
  about: { label: string; onCancel(): void } | null;
  /** A change has words only. */
  changing: boolean; busy: boolean; error: string | null;
  /** What goes along, and what is on its way here to go along. */
  files: readonly SentFile[]; sending: SendingFiles; onFiles(files: SentFile[]): void;
  onSend(): void; onEditLast(): void;
  /** The box that is written in, for what else puts something into it. */
  box: RefObject<HTMLTextAreaElement | null>;
  more?: ReactNode;
};

/** Where a message is written: Enter sends, Shift and Enter begin a new line, ↑ in an empty box edits the last. Files by button and paste. */
export function Composer({ text, onType, about, changing, busy, error, files, sending, onFiles, onSend, onEditLast, box, more }: ComposerProps) {
  const { send } = sending;
  const chooser = useRef<HTMLInputElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  useToastsAbove(foot);
  /** For which text its sender was told that something in it is still open. */
  const [askedAbout, setAskedAbout] = useState<string | null>(null);
  const open = openVariables(text);
  const [openId, lettersId] = [useId(), useId()];
  const label = about?.label ?? null;
  useEffect(() => {
    if (label !== null) box.current?.focus();
  }, [box, label]);

  const letters = tooMany(text);
  const onTheWay = !changing && sending.sending.some((one) => one.refused === null);
  const empty = text.trim() === "" && (changing || files.length === 0);
  const submit = (asItIs = false) => {
    if (empty || onTheWay || busy) return;
    if (letters !== null) return box.current?.focus();
    if (open !== null && !asItIs) {
      setAskedAbout(text);
      box.current?.focus();
      return;
    }
    setAskedAbout(null);
    onSend();
    box.current?.focus();
  };
  return (
    <div ref={foot} className="border-t bg-background px-3 py-2.5">
      <form className="flex flex-col gap-2" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <LineHere />
        {about && (
          <p className="flex items-center gap-2 rounded-md bg-muted px-2.5 py-1 text-sm">
            <span className="min-w-0 flex-1 truncate">{about.label}</span>
            <Button size="icon-sm" variant="ghost" aria-label="Cancel" onClick={about.onCancel}><X aria-hidden /></Button>
          </p>
        )}
        {!changing && <FileLines value={files} files={sending} onRemove={(file) => onFiles(files.filter((one) => one.fileId !== file.fileId))} />}
        {error !== null && <p className="text-sm text-destructive" role="alert">{error}</p>}
        {letters !== null && <p id={lettersId} role="alert" className="text-sm text-destructive">A message has {formatWhole(MESSAGE_LETTERS)} letters at most, and this has {formatWhole(letters)}. Shorten it, or send it in parts.</p>}
        {open !== null && (askedAbout === text ? (
          <div role="alert" id={openId} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-destructive"><span className="min-w-0 break-words">{open}</span><Button size="sm" onClick={() => submit(true)}>{changing ? "Save it as it is" : "Send it as it is"}</Button></div>
        ) : (
          <p id={openId} className="text-sm break-words text-muted-foreground">Still open: {variablesIn(text).map(written).join(", ")}</p>
        ))}
        <div className="flex items-end gap-1.5">
          {!changing && (
            <div className="flex sm:gap-1.5">
              <Button size="icon" variant="ghost" aria-label="Attach files" onClick={() => chooser.current?.click()}><Paperclip aria-hidden /></Button>
              <input ref={chooser} type="file" hidden multiple accept={accepted.message} aria-label="Files to attach" onChange={(event) => { const chosen = [...(event.target.files ?? [])]; event.target.value = ""; void send(chosen); }} />
              {more}
            </div>
          )}
          <textarea
            ref={box}
            rows={1}
            aria-label={changing ? "Changed message" : "Message"}
            aria-invalid={letters !== null || (open !== null && askedAbout === text) ? true : undefined}
            aria-describedby={[letters === null ? "" : lettersId, open === null ? "" : openId].join(" ").trim() || undefined}
            placeholder="Write a message"
            value={text}
            onChange={(event) => onType(event.target.value)}
            onPaste={(event) => { const pasted = pastedFiles(event.clipboardData); if (pasted.length > 0 && !changing) { event.preventDefault(); void send(pasted); } }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
              if (event.key === "Escape" && about) { event.preventDefault(); about.onCancel(); }
              if (event.key === "ArrowUp" && text === "" && !changing) { event.preventDefault(); onEditLast(); }
            }}
            className={cn(controlFrame, "field-sizing-content max-h-40 min-h-9 min-w-0 flex-1 resize-none px-2.5 py-1.5 pointer-coarse:min-h-11")}
          />
          <Button type="submit" size="icon" variant="primary" aria-label={changing ? "Save the change" : "Send"} disabled={empty || onTheWay} loading={busy}><SendHorizontal aria-hidden /></Button>
        </div>
      </form>
    </div>
  );
}
