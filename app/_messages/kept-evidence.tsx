"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { MessageBody } from "@/components/messages/message-body";
import { SentFile } from "@/components/messages/sent-file";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { SkeletonText } from "@/components/ui/skeleton";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import type { Message } from "./use-thread";

export type KeptEvidenceProps = { message: Message; otherName: string; /** Whether its button takes part in the order of Tab. */ inTabOrder: boolean; fileLink(fileId: string): Promise<string> };

/** What was kept of a message as evidence, for both to read, also when the message is gone. What the platform removed is in its case alone. */
export function KeptEvidence({ message, otherName, inTabOrder, fileLink }: KeptEvidenceProps) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery(trpc.messages.kept.queryOptions({ messageId: message.id }, { enabled: open }));
  if (message.kept === null) return null;
  if (message.deletedBy === "admin") return <span>What it said is with the platform alone</span>;
  return (
    <>
      <Button size="sm" variant="ghost" tabIndex={inTabOrder ? 0 : -1} onClick={() => setOpen(true)}>What was kept</Button>
      <Dialog open={open} onOpenChange={setOpen} title="What was kept" description={`By ${message.kept.mine ? "you" : otherName}, ${formatInstant(message.kept.at, reader)}. It stays as it is, whatever becomes of the message.`} size="sm">
        {error && <Callout tone="danger" title={refusalOf(error).message} live>{refusalOf(error).remedy}</Callout>}
        {!error && !data && <SkeletonText lines={2} />}
        {data && (
          <div className="flex flex-col items-start gap-3">
            <p className="text-sm text-muted-foreground">{message.mine ? "You" : otherName}, {formatInstant(message.sentAt, reader)}</p>
            {data.kept.words !== "" && <MessageBody text={data.kept.words} />}
            {data.kept.files.map((file) => <SentFile key={file.fileId} file={file} messageId={message.id} linkOf={() => fileLink(file.fileId)} />)}
            <details className="w-full text-sm text-muted-foreground">
              <summary className="w-fit rounded-sm py-1 hover:text-foreground pointer-coarse:py-3">The record and its hash</summary>
              <code className="mt-1 block rounded-md bg-muted p-2 font-mono text-xs break-words whitespace-pre-wrap text-foreground">{data.kept.text}</code>
              <span className="mt-1 block">SHA-256 <span className="font-mono break-all">{data.kept.hash}</span></span>
            </details>
          </div>
        )}
      </Dialog>
    </>
  );
}
