"use client";

import { Bell } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cn } from "@/components/class-names";
import type { Area } from "@/components/shell/nav";
import { LinkButton } from "@/components/ui/link-button";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";
import { MarkAllRead } from "./mark-all-read";
import { NewsLines } from "./news-lines";
import { badge } from "./unread-words";
import type { NewsPage } from "./use-news";

type BellProps = { area: Area; news: NewsPage };

/** The bell beside the area's name: the newest news in a panel. */
export function WideBell({ area, news }: BellProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={<BellButton unread={news.unread} />} title="Notifications" className="w-90 p-0 [&>h2]:sr-only">
      <Body area={area} news={news} onOpen={() => setOpen(false)} />
    </Popover>
  );
}

/** The same in the head of a phone's page, in a sheet. */
export function PhoneBell({ area, news }: BellProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet side="bottom" open={open} onOpenChange={setOpen} trigger={<BellButton unread={news.unread} />} title="Notifications">
      <div className="-mx-5 -my-4">
        <Body area={area} news={news} onOpen={() => setOpen(false)} />
      </div>
    </Sheet>
  );
}

function BellButton({ unread, className, ...rest }: { unread: number } & ComponentProps<"button">) {
  return (
    <button type="button" {...rest} aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"} className={cn("relative flex size-9 shrink-0 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground data-popup-open:bg-accent pointer-coarse:size-11", className)}>
      <Bell aria-hidden strokeWidth={1.75} className="size-4.5" />
      {unread > 0 && <span aria-hidden className="figures absolute top-0.5 right-0 min-w-4 rounded-full bg-primary px-1 text-center text-xs leading-4 text-primary-foreground">{badge(unread)}</span>}
    </button>
  );
}

function Body({ area, news, onOpen }: BellProps & { onOpen: () => void }): ReactNode {
  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-3 border-b px-3.5 py-1.5">
        <p className="text-sm font-semibold">{news.unread === 0 ? "All read" : `${news.unread} unread`}</p>
        {news.unread > 0 && <MarkAllRead />}
      </div>
      {news.notifications.length === 0 ? (
        <p className="px-3.5 py-6 text-sm text-muted-foreground">Nothing yet. What others do that concerns you is told here, as it happens.</p>
      ) : (
        <NewsLines label="Newest" news={news.notifications} now={news.now} onOpen={onOpen} className="max-h-[min(26rem,55dvh)] overflow-y-auto" />
      )}
      <div className="flex justify-center border-t p-1.5">
        <LinkButton href={`/${area}/notifications`} size="sm" variant="ghost" onClick={onOpen}>See all</LinkButton>
      </div>
    </>
  );
}

/** Says politely what has come since the page was opened, for those who do not see the bell. */
export function NewsHeard({ news }: { news: NewsPage }) {
  const newest = news.notifications[0];
  const [heard, setHeard] = useState({ id: newest?.id, at: newest?.createdAt ?? "", said: "" });
  if (newest !== undefined && newest.id !== heard.id && newest.createdAt >= heard.at) setHeard({ id: newest.id, at: newest.createdAt, said: newest.read ? "" : `News: ${newest.title}` });
  return <p aria-live="polite" className="sr-only">{heard.said}</p>;
}
