import { CornerUpLeft, Paperclip, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { formatInstant, formatTime } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import type { Message } from "@/server/messages/message-rows";
import { JobCard, RtrCard } from "./message-cards";
import { MessageBody } from "./message-body";
import { glanceWords, signWords } from "./message-words";
import { SentFile } from "./sent-file";
import { SignIcon } from "./sign-icon";

const shapes = { mine: "bg-primary text-primary-foreground", theirs: "bg-muted text-foreground" };

/** The frame of what one of the two says: at its own side, never as wide as the page. */
export function BubbleFrame({ mine, className, children }: { mine: boolean; className?: string; children: ReactNode }) {
  return <div className={cn("min-w-0 rounded-lg px-3 py-1.5 text-base", mine ? shapes.mine : shapes.theirs, className)}>{children}</div>;
}

/** The words of a message that this one answers. */
export function Quote({ of, name, onJump }: { of: NonNullable<Message["replyTo"]>; name: string; onJump(seq: number): void }) {
  return (
    <button type="button" onClick={() => onJump(of.seq)} className="flex max-w-full min-w-0 items-center gap-1.5 rounded-md border-l-2 border-primary bg-card px-2 py-1 text-left text-sm text-muted-foreground hover:text-foreground pointer-coarse:min-h-11">
      <CornerUpLeft aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">Answers </span>
      <span className="min-w-0 truncate">{of.mine ? "You" : name}: {glanceWords(of)}</span>
    </button>
  );
}

export type BubbleProps = { message: Message; side: "candidate" | "recruiter"; otherName: string; acts: ReactNode; /** What the reader can do about the card in it. */ cardActs: ReactNode; /** Opens what was kept of it as evidence. */ evidence: ReactNode; marked: boolean; onJump(seq: number): void; onUnreact(sign: Message["reactions"][number]["sign"]): void; fileLink(fileId: string): Promise<string> };

/** One message of the thread with what hangs on it. */
export function Bubble({ message, side, otherName, acts, cardActs, evidence, marked, onJump, onUnreact, fileLink }: BubbleProps) {
  const reader = useReaderTime();
  const { mine, body, deletedAt, editedAt, job, rtr, files, replyTo, reactions, kept } = message;
  return (
    <div className={cn("group flex min-w-0 items-start gap-1", mine && "flex-row-reverse")}>
      <div className={cn("flex max-w-[85%] min-w-0 flex-col gap-1 md:max-w-[70%]", mine ? "items-end" : "items-start")}>
        <span className="sr-only">{mine ? "You" : otherName}, {formatInstant(message.sentAt, reader)}: </span>
        {replyTo && deletedAt === null && <Quote of={replyTo} name={otherName} onJump={onJump} />}
        {deletedAt !== null ? (
          <p className="rounded-lg border border-dashed border-border-strong px-3 py-1.5 text-base text-muted-foreground">{message.deletedBy === "admin" ? "Removed by the platform" : message.deletedBy === "erasure" ? "Removed when its writer left" : mine ? "You deleted this message" : "This message was deleted"}</p>
        ) : (
          <>
            {body !== null && <BubbleFrame mine={mine} className={cn(marked && "outline-2 outline-offset-2 outline-ring")}><MessageBody text={body} /></BubbleFrame>}
            {job && <JobCard job={job} side={side} acts={cardActs} />}
            {rtr && <RtrCard rtr={rtr} side={side} acts={cardActs} />}
            {files.map((file) => <SentFile key={file.fileId} file={file} messageId={message.id} linkOf={() => fileLink(file.fileId)} />)}
          </>
        )}
        {(reactions.length > 0 || editedAt !== null || kept !== null) && (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
            {reactions.map((one) =>
              one.mine ? (
                <button key={one.sign} type="button" aria-label={`${signWords[one.sign]}${one.theirs ? ", both of you" : ""}: take yours back`} onClick={() => onUnreact(one.sign)} className="rounded-full border border-primary bg-primary-tint px-1.5 leading-5 pointer-coarse:min-h-8"><SignIcon sign={one.sign} />{one.theirs && <span className="figures ml-1 text-foreground">2</span>}</button>
              ) : (
                <span key={one.sign} className="rounded-full border bg-card px-1.5 leading-5"><SignIcon sign={one.sign} /><span className="sr-only">{signWords[one.sign]} from {otherName}</span></span>
              ),
            )}
            {editedAt !== null && <span>Edited {formatTime(editedAt, reader)}</span>}
            {kept && <span className="inline-flex items-center gap-1"><ShieldCheck aria-hidden className="size-3.5" />Kept as evidence by {kept.mine ? "you" : otherName}</span>}
            {evidence}
          </div>
        )}
      </div>
      {acts}
    </div>
  );
}

/** A message that has not reached the server yet, or that the thread does not show yet. */
export function WaitingBubble({ body, files, failed, sent, acts }: { body: string; files: readonly { fileId: string; name: string }[]; failed: string | null; sent: boolean; acts: ReactNode }) {
  return (
    <div className="flex flex-col items-end gap-1">
      {body !== "" && <BubbleFrame mine className={cn("max-w-[85%] md:max-w-[70%]", failed === null && "opacity-70")}><MessageBody text={body} /></BubbleFrame>}
      {files.map((file) => <p key={file.fileId} className="flex max-w-[85%] items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-sm"><Paperclip aria-hidden className="size-3.5 shrink-0" /><span className="truncate">{file.name}</span></p>)}
      {failed === null ? <p className="text-xs text-muted-foreground">{sent ? "Sent" : "Sending"}</p> : <div className="flex max-w-full flex-wrap items-center justify-end gap-x-2 gap-y-1 text-sm text-destructive"><span role="alert">Not sent. {failed}</span>{acts}</div>}
    </div>
  );
}
