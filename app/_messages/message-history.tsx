"use client";

import { useQuery } from "@tanstack/react-query";
import { formatInstant } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { MessageBody } from "@/components/messages/message-body";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { SkeletonText } from "@/components/ui/skeleton";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";

/** What a message said before it was changed, fetched when somebody looks. */
export function MessageHistory({ messageId, onClose }: { messageId: string; onClose(): void }) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const { data, error } = useQuery(trpc.messages.detail.queryOptions({ messageId }, { staleTime: 0 }));
  return (
    <Dialog open onOpenChange={onClose} title="What it said before" description="The oldest first." size="sm">
      {error && <Callout tone="danger" title={refusalOf(error).message} live>{refusalOf(error).remedy}</Callout>}
      {!error && !data && <SkeletonText lines={2} />}
      {data && (
        <ol className="flex flex-col gap-3">
          {data.message.edits.map((edit) => <li key={edit.replacedAt} className="flex flex-col gap-1"><p className="text-sm text-muted-foreground">Until {formatInstant(edit.replacedAt, reader)}</p><MessageBody text={edit.body} /></li>)}
        </ol>
      )}
    </Dialog>
  );
}
