"use client";

import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { MarkAllRead } from "./mark-all-read";
import { useNewestNews } from "./newest-news";
import { NewsLines } from "./news-lines";

export type NewsProps = { area: string; /** What will be here, for a reader without news. */ empty: string };

/** Lines on an area's home; the bell has more of them. */
const most = 5;

/** What the reader should know, newest first, each line leading to its thing. */
export function News({ area, empty }: NewsProps) {
  const news = useNewestNews();
  const some = news.notifications.length > 0;
  return (
    <Section title="News" actions={some && <>{news.unread > 0 && <MarkAllRead />}<TextLink className="text-sm" href={`/${area}/notifications`}>See all</TextLink></>}>
      {some ? <NewsLines news={news.notifications} now={news.now} most={most} className="overflow-clip rounded-lg border bg-card" /> : <p className="reading text-muted-foreground">{empty}</p>}
    </Section>
  );
}
