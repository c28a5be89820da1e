"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ReaderTime } from "@/components/format/reader-time";
import { AreaFrame, type AreaFrameProps } from "@/components/shell/area-frame";
import { OutboxProvider } from "./_messages/outbox-provider";
import { useTRPC, useTRPCClient } from "./trpc/client";
import { refusalOf } from "./trpc/refusal";

type Side = "candidate" | "recruiter";
export type LiveFrameProps = Omit<AreaFrameProps, "told"> & {
  /** How often something was told to this person when the page was made. */
  told: number;
  /** From which side they talk here, and in how many conversations something waited when the page was made; null = from none. */
  talk: { side: Side; unread: number; now: string } | null;
  /** In which zone the page was made. */
  timeZone: string;
};

/** An area's frame, with the count of unread conversations kept by itself, for a message reads no other page anew, and with what its person wrote on its way out, whatever page is open. */
export function LiveFrame({ told, talk, waiting, timeZone, children, ...frame }: LiveFrameProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const { data } = useQuery({
    ...trpc.messages.unread.queryOptions({ side: talk?.side ?? "candidate" }, { enabled: talk !== null }),
    ...(talk === null ? {} : { initialData: { unread: talk.unread, now: talk.now } }),
  });
  const now = () =>
    client.notifications.told.query({}).then(
      ({ told: count }) => count,
      (error: unknown) => (refusalOf(error).code === "offline" ? null : Promise.reject(error)),
    );
  return (
    <ReaderTime timeZone={timeZone} onOther={() => router.refresh()}>
      <AreaFrame {...frame} told={{ made: told, now }} waiting={{ ...waiting, messages: data?.unread ?? 0 }}>
        <OutboxProvider key={frame.userId} person={frame.userId}>{children}</OutboxProvider>
      </AreaFrame>
    </ReaderTime>
  );
}
