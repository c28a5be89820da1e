"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, ArchiveRestore, ArrowLeft, Bell, BellOff, Download, Ellipsis, FileText, Flag, Pin, PinOff } from "lucide-react";
import { useState } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Menu, MenuItem } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { useTRPC } from "../trpc/client";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";
import { OtherPresence } from "./other-presence";
import type { ThreadTop } from "./use-thread";

const ReportDialog = onDemand(() => import("../_moderation/report-dialog").then((module) => module.ReportDialog));

/** Hands a content to the reader as a file of their own. */
function saveAs(name: string, content: BlobPart, type: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href, download: name });
  link.click();
  URL.revokeObjectURL(href);
}

/** With whom the reader talks, and what they can do with the conversation for themselves. */
export function ThreadHead({ head, home, typing }: { head: ThreadTop; home: string; typing: boolean }) {
  const trpc = useTRPC();
  const [reports, setReports] = useState(false);
  const queries = useQueryClient();
  const refresh = useRefresh();
  const tell = useTold();
  const arrange = useMutation(trpc.messages.arrange.mutationOptions());
  const put = (how: { pinned?: boolean; muted?: boolean; archived?: boolean }) => () => {
    arrange.mutateAsync({ connectionId: head.connectionId, ...how }).then(refresh, tell);
  };
  const save = () => {
    queries.fetchQuery({ ...trpc.messages.exportThread.queryOptions({ connectionId: head.connectionId }), staleTime: 0 }).then(({ name, json }) => saveAs(name, json, "application/json"), tell);
  };
  const print = () => {
    queries.fetchQuery({ ...trpc.messages.exportThreadPdf.queryOptions({ connectionId: head.connectionId }), staleTime: 0 }).then(({ name, pdf }) => saveAs(name, Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0)), "application/pdf"), tell);
  };
  return (
    <header className="flex items-center gap-2.5 border-b px-3 py-2 md:px-4">
      <AppLink href={home} aria-label="All conversations" className={buttonVariants({ variant: "ghost", size: "icon", className: "md:hidden" })}><ArrowLeft aria-hidden /></AppLink>
      <Avatar name={head.other.name} size="lg" className="max-md:hidden" />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base font-semibold">{head.other.name}</h2>
        {typing ? <p className="truncate text-sm text-primary-ink">{head.other.name} is typing</p> : <OtherPresence connectionId={head.connectionId} active={head.active} detail={head.other.detail} />}
      </div>
      <Menu align="end" trigger={<Button size="icon" variant="ghost" aria-label="More for this conversation"><Ellipsis aria-hidden /></Button>}>
        <MenuItem icon={head.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />} onSelect={put({ pinned: !head.pinned })}>{head.pinned ? "Not at the top any more" : "Keep at the top"}</MenuItem>
        <MenuItem icon={head.muted ? <Bell aria-hidden /> : <BellOff aria-hidden />} onSelect={put({ muted: !head.muted })}>{head.muted ? "Tell me of messages" : "Make it quiet"}</MenuItem>
        <MenuItem icon={head.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />} onSelect={put({ archived: !head.archived })}>{head.archived ? "Back into the list" : "Put it away"}</MenuItem>
        <MenuItem icon={<Download aria-hidden />} onSelect={save}>Save as a file</MenuItem>
        <MenuItem icon={<FileText aria-hidden />} onSelect={print}>Save as a PDF</MenuItem>
        <MenuItem icon={<Flag aria-hidden />} onSelect={() => setReports(true)}>Report {head.other.name}</MenuItem>
      </Menu>
      {reports && <ReportDialog of={{ connectionId: head.connectionId, about: "person" }} open onOpenChange={setReports} onNotFetched={() => setReports(false)} />}
    </header>
  );
}
