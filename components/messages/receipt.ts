import { formatTimeOrDay, type TimeContext } from "@/components/format";

type Said = { seq: number; mine: boolean; deletedAt: string | null };
type Head = { otherReadSeq: number; otherReadAt: string | null; otherDeliveredSeq: number; now: string };

/** How far the reader's last message that stands has come, and which it is; null = none of theirs is shown. In: messages, the oldest first. */
export function receiptOf(messages: readonly Said[], { otherReadSeq, otherReadAt, otherDeliveredSeq, now }: Head, reader: TimeContext): { seq: number; words: string } | null {
  const last = messages.findLast((message) => message.mine && message.deletedAt === null);
  if (!last) return null;
  if (last.seq <= otherReadSeq && otherReadAt !== null) return { seq: last.seq, words: `Seen ${formatTimeOrDay(otherReadAt, now, reader)}` };
  return { seq: last.seq, words: last.seq <= otherDeliveredSeq ? "Delivered" : "Sent" };
}
