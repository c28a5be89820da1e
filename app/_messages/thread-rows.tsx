"use client";

import { Fragment, type ReactNode, type RefObject } from "react";
import { cn } from "@/components/class-names";
import { dayKey, formatDay, formatTime, type TimeContext } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { receiptOf } from "@/components/messages/receipt";
import type { useMessageFocus } from "./use-message-focus";
import type { Message, ThreadTop } from "./use-thread";

const MINUTE = 60_000;
/** Messages of one sender within this time stand together under one time. */
const TOGETHER_MS = 5 * MINUTE;
const ms = (instant: string) => Date.parse(instant);
const beginsGroup = (message: Message, before: Message | undefined, reader: TimeContext) => !before || before.mine !== message.mine || dayKey(before.sentAt, reader) !== dayKey(message.sentAt, reader) || ms(message.sentAt) - ms(before.sentAt) > TOGETHER_MS;

function Line({ strong, children }: { strong?: boolean; children: ReactNode }) {
  const rule = <span className={cn("h-px flex-1", strong ? "bg-primary" : "bg-border")} />;
  return <li className={cn("flex items-center gap-3 text-xs", strong ? "my-2 font-medium text-primary-ink" : "my-3 text-muted-foreground")}>{rule}{children}{rule}</li>;
}

export type ThreadRowsProps = {
  head: ThreadTop; messages: readonly Message[];
  /** The last message that there was when the conversation was opened. */
  openedAt: number;
  /** Before which message the line of what is new stands; null = before none. */
  unreadFrom: number | null;
  rows: RefObject<Map<number, HTMLLIElement>>; focus: ReturnType<typeof useMessageFocus>;
  bubble(message: Message): ReactNode;
};

/**
 * What was said, by day and by sender. What comes while the conversation is open is read out when there is a pause; earlier pages are not, whenever they are fetched. The end of each message bears its number
 * (`data-end`), for whoever watches what is on the screen.
 */
export function ThreadRows({ head, messages, openedAt, unreadFrom, rows, focus, bubble }: ThreadRowsProps) {
  const reader = useReaderTime();
  const receipt = receiptOf(messages, head, reader);
  const row = (message: Message, index: number) => {
    const before = messages[index - 1];
    const first = beginsGroup(message, before, reader);
    return (
      <Fragment key={message.seq}>
        {(!before || dayKey(before.sentAt, reader) !== dayKey(message.sentAt, reader)) && <Line>{formatDay(message.sentAt, { ...reader, now: head.now })}</Line>}
        {message.seq === unreadFrom && <Line strong>New</Line>}
        <li ref={(node) => { if (node) rows.current.set(message.seq, node); else rows.current.delete(message.seq); }} {...focus.of(message.seq)} className={cn("group rounded-md", first ? "mt-3" : "mt-1")}>
          {first && <p className={`mb-0.5 text-xs text-muted-foreground ${message.mine ? "text-right" : ""}`} aria-hidden>{message.mine ? formatTime(message.sentAt, reader) : `${head.other.name}, ${formatTime(message.sentAt, reader)}`}</p>}
          {bubble(message)}
          <span aria-hidden data-end={message.seq} className="block" />
          {message.seq === receipt?.seq && <p className="mt-0.5 text-right text-xs text-muted-foreground">{receipt.words}</p>}
        </li>
      </Fragment>
    );
  };
  const later = messages.findIndex((message) => message.seq > openedAt);
  const until = later === -1 ? messages.length : later;
  return (
    <div role="log" aria-live="off" aria-label={`What you and ${head.other.name} said`}>
      <ol className="flex flex-col">{messages.slice(0, until).map(row)}</ol>
      <ol aria-live="polite" aria-relevant="additions" className="flex flex-col">{messages.slice(until).map((message, index) => row(message, until + index))}</ol>
    </div>
  );
}
