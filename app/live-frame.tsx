"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ReaderTime } from "@/components/format/reader-time";
import { AreaFrame, type AreaFrameProps } from "@/components/shell/area-frame";
import { OutboxProvider } from "./_messages/outbox-provider";
import { NewsHeard, PhoneBell, WideBell } from "./_notifications/bell";
import { newest } from "./_notifications/newest";
import { NewestNews } from "./_notifications/newest-news";
import { type NewsPage, useNews } from "./_notifications/use-news";
import { useTitleCount } from "./_notifications/use-title-count";
import { useTRPC, useTRPCClient } from "./trpc/client";
import { refusalOf } from "./trpc/refusal";

type Side = "candidate" | "recruiter";
export type LiveFrameProps = Omit<AreaFrameProps, "told" | "bell"> & {
  /** How often something was told to this person when the page was made. */
  told: number;
  /** The newest news when the page was made. */
  news: NewsPage;
  /** From which side they talk here, and in how many conversations something waited when the page was made; null = from none. */
  talk: { side: Side; unread: number; now: string } | null;
  /** In which zone the page was made. */
  timeZone: string;
};

/**
 * An area's frame, with the bell and the count of unread conversations kept by themselves, for a message, and what is read in another tab, read no other page anew; and with what its person wrote on its way
 * out, whatever page is open.
 */
export function LiveFrame({ told, talk, waiting, timeZone, news: made, children, ...frame }: LiveFrameProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const { data } = useQuery({
    ...trpc.messages.unread.queryOptions({ side: talk?.side ?? "candidate" }, { enabled: talk !== null }),
    ...(talk === null ? {} : { initialData: { unread: talk.unread, now: talk.now } }),
  });
  const news = useNews(newest, made);
  useTitleCount(news.unread);
  const bell = { wide: <WideBell area={frame.area} news={news} />, phone: <PhoneBell area={frame.area} news={news} /> };
  const now = () =>
    client.notifications.told.query({}).then(
      ({ told: count }) => count,
      (error: unknown) => (refusalOf(error).code === "offline" ? null : Promise.reject(error)),
    );
  return (
    <ReaderTime timeZone={timeZone} onOther={() => router.refresh()}>
      <AreaFrame {...frame} told={{ made: told, now }} bell={bell} waiting={{ ...waiting, messages: data?.unread ?? 0 }}>
        <OutboxProvider key={frame.userId} person={frame.userId}><NewestNews value={news}>{children}</NewestNews></OutboxProvider>
        <NewsHeard news={news} />
      </AreaFrame>
    </ReaderTime>
  );
}
