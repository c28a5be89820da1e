"use client";

import { Copy, Ellipsis, Flag, History, Pencil, Reply, ShieldCheck, SmilePlus, Trash2 } from "lucide-react";
import { useState } from "react";
import { allSigns, type Sign, signWords } from "@/components/messages/message-words";
import { SignIcon } from "@/components/messages/sign-icon";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { toastDone, toastFailed } from "@/components/ui/toast";
import type { Message } from "./use-thread";

const ReportDialog = onDemand(() => import("../_moderation/report-dialog").then((module) => module.ReportDialog));
const MessageHistory = onDemand(() => import("./message-history").then((module) => module.MessageHistory));

/** By which name what can be done with a message is found. */
export const MORE_FOR_MESSAGE = "More for this message";

export type MessageActsProps = { message: Message; active: boolean; /** Whether its buttons take part in the order of Tab: those of one message do. */ inTabOrder: boolean; canEdit: boolean; onReply(): void; onEdit(): void; onReact(sign: Sign): void; onDelete(): Promise<void>; onKeep(): Promise<void> };

/** Under a finger there is room for one button beside a message: the signs are in its menu. */
const onTouch = () => typeof window !== "undefined" && window.matchMedia("(pointer: coarse)").matches;

/** What can be done with a message, by pointer and by keyboard: a sign, an answer, and more. */
export function MessageActs({ message, active, inTabOrder, canEdit, onReply, onEdit, onReact, onDelete, onKeep }: MessageActsProps) {
  const [asks, setAsks] = useState<"delete" | "keep" | "history" | "report" | null>(null);
  if (message.deletedAt !== null) return null;
  const copy = () => void navigator.clipboard.writeText(message.body ?? "").then(() => toastDone("Copied"), () => toastFailed("This browser did not let us copy it"));
  const close = () => setAsks(null);
  const reactions = allSigns.map((sign) => <MenuItem key={sign} icon={<SignIcon sign={sign} />} onSelect={() => onReact(sign)}>{signWords[sign]}</MenuItem>);
  return (
    <div className="flex shrink-0 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
      {active && (
        <Menu trigger={<Button size="icon-sm" variant="ghost" aria-label="React" tabIndex={inTabOrder ? 0 : -1} className="pointer-coarse:hidden"><SmilePlus aria-hidden /></Button>}>
          {reactions}
        </Menu>
      )}
      <Menu align="end" trigger={<Button size="icon-sm" variant="ghost" aria-label={MORE_FOR_MESSAGE} tabIndex={inTabOrder ? 0 : -1}><Ellipsis aria-hidden /></Button>}>
        {active && <MenuItem icon={<Reply aria-hidden />} onSelect={onReply}>Reply</MenuItem>}
        {message.body !== null && <MenuItem icon={<Copy aria-hidden />} onSelect={copy}>Copy the text</MenuItem>}
        {canEdit && <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>Edit</MenuItem>}
        {message.editCount > 0 && <MenuItem icon={<History aria-hidden />} onSelect={() => setAsks("history")}>What it said before</MenuItem>}
        {message.kept === null && <MenuItem icon={<ShieldCheck aria-hidden />} onSelect={() => setAsks("keep")}>Keep as evidence</MenuItem>}
        {!message.mine && <MenuItem icon={<Flag aria-hidden />} onSelect={() => setAsks("report")}>Report</MenuItem>}
        {message.mine && <><MenuSeparator /><MenuItem tone="danger" icon={<Trash2 aria-hidden />} onSelect={() => setAsks("delete")}>Delete</MenuItem></>}
        {active && onTouch() && <><MenuSeparator />{reactions}</>}
      </Menu>
      <ConfirmDialog open={asks === "delete"} onOpenChange={close} tone="danger" title="Delete this message?" description={message.kept === null ? "What it says is gone for both of you; that there was a message stays. It cannot be taken back." : "What it says is gone for both of you. It was kept as evidence, and stays there. It cannot be taken back."} confirm="Delete the message" onConfirm={onDelete} />
      <ConfirmDialog open={asks === "keep"} onOpenChange={close} title="Keep this message as evidence?" description="Its words, time and files are kept with a hash, also if it is deleted later. Both of you see that you kept it. It cannot be taken back." confirm="Keep it" onConfirm={onKeep} />
      {asks === "report" && <ReportDialog of={{ messageId: message.id }} open onOpenChange={close} onNotFetched={close} />}
      {asks === "history" && <MessageHistory messageId={message.id} onClose={close} onNotFetched={close} />}
    </div>
  );
}
