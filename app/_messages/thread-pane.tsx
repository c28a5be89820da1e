"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useFileDrag } from "@/components/files/use-file-drag";
import { useSentFiles } from "@/components/files/use-sent-files";
import { Bubble, WaitingBubble } from "@/components/messages/bubble";
import { glanceWords, type Sign } from "@/components/messages/message-words";
import { Button } from "@/components/ui/button";
import { toastFailed } from "@/components/ui/toast";
import { isCardAnswer } from "@/server/messages/rules/card-answers";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { useTold } from "../use-told";
import { CardActs } from "./card-acts";
import { Composer } from "./composer";
import { KeptEvidence } from "./kept-evidence";
import type { Card } from "./choose-card";
import { ShowCard } from "./show-card";
import { MessageActs } from "./message-acts";
import { MessageTemplates } from "./message-templates";
import { ThreadHead } from "./thread-head";
import { ThreadRows } from "./thread-rows";
import type { WaitingMessage } from "./outbox-store";
import { useDraft } from "./use-draft";
import { useOutbox } from "./use-outbox";
import { usePlace } from "./use-place";
import { UnsentText } from "./unsent-text";
import { useTyping } from "./use-typing";
import { useWriting } from "./use-writing";
import { useMessageFocus } from "./use-message-focus";
import { useReadMark } from "./use-read-mark";
import { type Message, type Thread, useThread } from "./use-thread";

const MINUTE = 60_000;
const ms = (instant: string) => Date.parse(instant);

/** Files that go with one message; the server refuses more. */
const FILES = 10;

/** A conversation: what was said, by day and by sender, what is on its way, and where to write. */
export function ThreadPane({ initial, at, writes, home }: { initial: Thread; at: number | null; writes: boolean; home: string }) {
  const { connectionId, side } = initial;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const tell = useTold();
  const { head, current, messages, hasEarlier, hasLater, showEarlier, showLater, showAround, showEnd, openedAt, loading, catchUp } = useThread(initial, at);
  const lastShown = messages.at(-1)?.seq ?? 0;
  const outbox = useOutbox({ connectionId, lastShown, lastKnown: head.lastSeq, catchUp });
  const draft = useDraft({ connectionId, side, draft: head.draft, draftAt: head.draftAt });
  const writing = useWriting({ connectionId, side });
  const { about, changed } = writing;
  const editing = about?.kind === "edit";
  const sending = useSentFiles({ purpose: "message", value: writing.files, onChange: writing.attach, most: FILES });
  const drag = useFileDrag({ taken: head.active && !editing, onFiles: (files) => void sending.send(files) });
  const [error, setError] = useState<string | null>(null);
  const edit = useMutation(trpc.messages.edit.mutationOptions());
  const remove = useMutation(trpc.messages.remove.mutationOptions());
  const react = useMutation(trpc.messages.react.mutationOptions());
  const unreact = useMutation(trpc.messages.unreact.mutationOptions());
  const keep = useMutation(trpc.messages.keep.mutationOptions());
  const box = useRef<HTMLTextAreaElement>(null);
  const rows = useRef(new Map<number, HTMLLIElement>());
  const list = useRef<HTMLDivElement>(null);
  useReadMark({ connectionId, messages, readSeq: head.readSeq, list });

  const toBottom = () => list.current?.parentElement?.scrollTo({ top: 0 });
  const { jump, marked, unreadFrom } = usePlace({ initial, at, rows, showAround, toEnd: toBottom });
  // In the middle: what one says stands at the end, beyond messages that were not fetched.
  const saysBeyond = hasLater && outbox.sentHere > lastShown;
  const goToEnd = useEffectEvent(() => {
    showEnd().then(toBottom, (cause: unknown) => console.warn("The end of this conversation was not fetched", cause));
  });
  useEffect(() => {
    if (saysBeyond) goToEnd();
  }, [saysBeyond]);

  const focus = useMessageFocus(messages.map((message) => message.seq), rows);
  const { typing, types } = useTyping({ connectionId, side, open: current && head.showsTyping, lastOfOther: messages.findLast((message) => !message.mine)?.seq ?? 0 });
  const write = (text: string) => {
    draft.type(text);
    if (text !== "") types();
  };

  useEffect(() => {
    if (writes) box.current?.focus();
  }, [writes]);

  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await catchUp();
    } catch (cause) {
      await tell(cause);
    }
  };
  // Its button may go with its press: who reads on by the keyboard stays at the message from which they went on.
  const more = (button: HTMLElement, show: () => Promise<void>, from: Message | undefined) => {
    show().then(() => {
      if (from && (document.activeElement === button || document.activeElement === document.body)) rows.current.get(from.seq)?.focus({ preventScroll: true });
    }).catch(tell);
  };
  const startAnswer = (message: Message) => writing.answer({ messageId: message.id, seq: message.seq, label: `Answer to ${message.mine ? "yourself" : head.other.name}: ${glanceWords({ ...message, text: message.body, deleted: false, files: message.files.length, card: message.job ? "job" : message.rtr ? "rtr" : null })}` });
  const startEdit = (message: Message) => writing.edit({ messageId: message.id, seq: message.seq, label: "You are changing your message" }, message.body ?? "");
  const cancel = () => {
    writing.cancel();
    setError(null);
  };
  const canEdit = (message: Message) => head.active && message.mine && message.body !== null && message.deletedAt === null && ms(head.now) - ms(message.sentAt) <= head.editMinutes * MINUTE;
  const submit = () => {
    if (about?.kind === "edit") {
      edit.mutateAsync({ messageId: about.messageId, body: changed }).then(() => { cancel(); return catchUp(); }, (cause: unknown) => {
        const { message, remedy, fieldErrors } = refusalOf(cause);
        setError(fieldErrors[0]?.message ?? `${message} ${remedy}`);
      });
      return;
    }
    outbox.send({ body: draft.text, replyToSeq: about?.seq ?? null, files: writing.files, jobId: null, rtrId: null });
    toBottom();
    draft.type("");
    writing.attach([]);
    cancel();
  };
  const linkOf = async (message: Message, fileId: string) => (await queries.fetchQuery({ ...trpc.messages.file.queryOptions({ messageId: message.id, fileId }), staleTime: 0 })).href;
  const show = (card: Card) => outbox.send({ body: "", replyToSeq: null, files: [], ...card });
  const takeBack = (message: WaitingMessage) => {
    if (writing.files.length + message.files.length > FILES) return toastFailed("There is no room for its files", { description: `At most ${FILES} go with a message. Send or remove what you have attached, then take it back.` });
    draft.type([draft.text, message.body].filter((part) => part !== "").join("\n"));
    const answered = about === null ? messages.find((one) => one.seq === message.replyToSeq) : undefined;
    if (answered) startAnswer(answered);
    if (message.files.length > 0) writing.attach([...writing.files, ...message.files]);
    outbox.drop(message.clientId);
  };

  // Of what was said and sent since the card was read; what stands elsewhere in the conversation, the card knows.
  const answered = new Set([...messages.flatMap((message) => (message.mine && message.replyTo && isCardAnswer(message.body) ? [message.replyTo.seq] : [])), ...outbox.messages.flatMap(({ body, replyToSeq }) => (isCardAnswer(body) ? [replyToSeq] : []))]);
  const answerCard = (seq: number, body: string) => {
    outbox.send({ body, replyToSeq: seq, files: [], jobId: null, rtrId: null });
    // The button goes with its press: who answered by the keyboard stays at the card.
    rows.current.get(seq)?.focus();
  };
  const sent = new Set(messages.map((message) => message.clientId));
  const waiting = outbox.messages.filter((message) => !sent.has(message.clientId));
  const lastMine = messages.findLast((message) => message.mine && message.deletedAt === null);

  return (
    <section aria-label={`Conversation with ${head.other.name}`} className="relative flex h-full min-h-0 min-w-0 flex-1 flex-col" {...drag.listeners}>
      <ThreadHead head={head} home={home} typing={typing} />
      <div className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto" role="region" aria-label="Messages">
        <div ref={list} className="flex flex-col px-3 py-4 md:px-5">
          {hasEarlier && <Button size="sm" variant="ghost" className="self-center" loading={loading} onClick={(press) => more(press.currentTarget, showEarlier, messages[0])}>Show earlier messages</Button>}
          <ThreadRows
            head={head} messages={messages} openedAt={openedAt} unreadFrom={unreadFrom} rows={rows} focus={focus}
            bubble={(message) => (
              <Bubble
                message={message} side={side} otherName={head.other.name} marked={marked === message.seq} onJump={(seq) => void jump(seq).catch(tell)}
                onUnreact={(sign) => void act(() => unreact.mutateAsync({ messageId: message.id, sign }))}
                fileLink={(fileId) => linkOf(message, fileId)}
                evidence={<KeptEvidence message={message} otherName={head.other.name} inTabOrder={focus.current === message.seq} fileLink={(fileId) => linkOf(message, fileId)} />}
                cardActs={<CardActs message={message} side={side} otherName={head.other.name} open={head.active && !message.job?.answered && !answered.has(message.seq)} onReply={(words) => answerCard(message.seq, words)} />}
                acts={<MessageActs message={message} inTabOrder={focus.current === message.seq} active={head.active} canEdit={canEdit(message)} onReply={() => startAnswer(message)} onEdit={() => startEdit(message)} onReact={(sign: Sign) => void act(() => react.mutateAsync({ messageId: message.id, sign }))} onDelete={() => act(() => remove.mutateAsync({ messageId: message.id }))} onKeep={() => act(() => keep.mutateAsync({ messageId: message.id }))} />}
              />
            )}
          />
          {messages.length === 0 && waiting.length === 0 && <p className="reading self-center py-10 text-center text-base text-muted-foreground">You and {head.other.name} are connected. What you write is between the two of you.</p>}
          {waiting.length > 0 && (
            <ul aria-label="On their way" className="mt-2 flex flex-col gap-2">
              {waiting.map((message) => <li key={message.clientId}><WaitingBubble body={message.body === "" && message.files.length === 0 ? "A card" : message.body} files={message.files} failed={message.failed} sent={message.sentSeq !== null} acts={<><Button size="sm" onClick={() => outbox.retry(message.clientId)}>Retry</Button><Button size="sm" variant="ghost" onClick={() => takeBack(message)}>Take back</Button></>} /></li>)}
            </ul>
          )}
          {hasLater && <Button size="sm" variant="ghost" className="self-center" loading={loading} onClick={(press) => more(press.currentTarget, showLater, messages.at(-1))}>Show newer messages</Button>}
        </div>
      </div>
      {head.active ? (
        <Composer
          text={editing ? changed : draft.text} onType={editing ? writing.changeTo : write} changing={editing} box={box} busy={edit.isPending} error={error} files={writing.files} sending={sending} onFiles={writing.attach} onSend={submit}
          more={
            <>
              <MessageTemplates connectionId={connectionId} side={side} otherName={head.other.name} box={box} text={draft.text} onText={write} />
              {side === "recruiter" && <ShowCard candidateId={head.candidateId} name={head.other.name} onShow={show} />}
            </>
          }
          onEditLast={() => { if (waiting.length === 0 && lastMine && canEdit(lastMine)) startEdit(lastMine); }}
          about={about === null ? null : { label: about.label, onCancel: cancel }}
        />
      ) : (
        <div className="flex flex-col gap-2.5 border-t px-4 py-3">
          <p className="text-base text-muted-foreground">This conversation has ended. You can read it, and no more is sent.</p>
          {[...new Set([draft.text, changed])].filter((text) => text.trim() !== "").map((text) => <UnsentText key={text} text={text} />)}
        </div>
      )}
      {drag.over && <p className="pointer-events-none absolute inset-1 z-10 flex items-center justify-center rounded-lg border-2 border-dashed border-primary bg-primary-tint text-base font-medium">Drop the files to attach them</p>}
    </section>
  );
}
