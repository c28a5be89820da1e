"use client";

import { Button } from "@/components/ui/button";
import { useMarkRead } from "./use-news";

/** Marks all of the reader's news as read. */
export function MarkAllRead() {
  const mark = useMarkRead();
  return <Button size="sm" variant="ghost" loading={mark.isMarkingAll} onClick={mark.all}>Mark all read</Button>;
}
