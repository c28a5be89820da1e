"use client";

import { useQuery } from "@tanstack/react-query";
import { AreaFrame, type AreaFrameProps } from "@/components/shell/area-frame";
import { useTRPC, useTRPCClient } from "./trpc/client";
import { refusalOf } from "./trpc/refusal";

type Side = "candidate" | "recruiter";
export type LiveFrameProps = Omit<AreaFrameProps, "told"> & {
  /** How often something was told to this person when the page was made. */
  told: number;
  /** From which side they talk here, and in how many conversations something waited when the page was made; null = from none. */
  talk: { side: Side; unread: number; now: string } | null;
};

/** An area's frame, with the count of unread conversations kept by itself: a message reads no other page anew. */
export function LiveFrame({ told, talk, waiting, ...frame }: LiveFrameProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data } = useQuery({
    ...trpc.messages.unread.queryOptions({ side: talk?.side ?? "candidate" }, { enabled: talk !== null }),
    ...(talk === null ? {} : { initialData: { unread: talk.unread, now: talk.now } }),
  });
  const now = () =>
    client.notifications.told.query({}).then(
      ({ told: count }) => count,
      (error: unknown) => (refusalOf(error).code === "offline" ? null : Promise.reject(error)),
    );
  return <AreaFrame {...frame} told={{ made: told, now }} waiting={{ ...waiting, messages: data?.unread ?? 0 }} />;
}
