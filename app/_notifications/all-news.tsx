"use client";

import { cn } from "@/components/class-names";
import type { Area } from "@/components/shell/nav";
import { AppLink } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import type { NewsPart } from "@/server/notifications/rules/news-parts";
import { MarkAllRead } from "./mark-all-read";
import { NewsLines } from "./news-lines";
import { newsAddress } from "./search-params";
import { type NewsPage, useNews } from "./use-news";

const choices: readonly { show: NewsPart; label: string; empty: string }[] = [
  { show: "all", label: "All", empty: "What others do that concerns you will be here" },
  { show: "unread", label: "Unread", empty: "You have read everything" },
  { show: "connections", label: "Connections", empty: "Requests to connect and what became of them will be here" },
  { show: "money", label: "Money", empty: "Invoices and payments will be here" },
];
/** In these areas nobody connects with anybody. */
const withoutConnections: readonly Area[] = ["company", "admin"];

/** The reader's news, a page of it, as it is now. */
export function AllNews({ area, asked, made }: { area: Area; asked: { show: NewsPart; cursor?: string }; made: NewsPage }) {
  const news = useNews(asked, made);
  const home = `/${area}/notifications`;
  const address = (show: NewsPart, from: string | null = null) => `${home}${newsAddress({ show, from })}`;
  return (
    <>
      <PageHeader title="Notifications" answer={news.unread === 0 ? "Everything is read." : `${news.unread} unread.`} actions={news.unread > 0 ? <MarkAllRead /> : undefined} />
      <nav aria-label="Which notifications" className="flex w-fit max-w-full overflow-x-auto rounded-md border p-0.5 text-sm">
        {choices.filter(({ show }) => show !== "connections" || !withoutConnections.includes(area)).map(({ show, label }) => (
          <AppLink key={show} href={address(show)} aria-current={show === asked.show ? "true" : undefined} className={cn("flex h-7 shrink-0 items-center rounded-sm px-2.5 pointer-coarse:h-11", show === asked.show ? "bg-accent font-medium" : "text-muted-foreground hover:text-foreground")}>
            {label}
          </AppLink>
        ))}
      </nav>
      {news.notifications.length === 0 ? (
        <EmptyState title={choices.find(({ show }) => show === asked.show)?.empty} />
      ) : (
        <NewsLines label="Notifications" news={news.notifications} now={news.now} className="overflow-clip rounded-lg border bg-card" />
      )}
      {(asked.cursor !== undefined || news.nextCursor !== null) && (
        <Pagination shown={news.notifications.length} nouns={["notification", "notifications"]} {...(asked.cursor === undefined ? {} : { previousHref: address(asked.show), previousLabel: "Newest" })} {...(news.nextCursor === null ? {} : { nextHref: address(asked.show, news.nextCursor), nextLabel: "Older" })} />
      )}
    </>
  );
}
