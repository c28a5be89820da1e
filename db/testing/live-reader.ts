import { type OpenThread, openThread } from "@/components/messages/catch-up";
import { type FeedChanges, type FeedHead, type FeedMessage, type FeedPage, lacks } from "@/components/messages/thread-feed";
import { type Line, type LineConfig, type LineState, openLine } from "@/components/realtime/line";

/** Pause before what could not be fetched is asked for again. */
const AGAIN_MS = 100;

/** What is read live: one conversation, as somebody on one side of it, over the push server at an address, signed at these routes. */
export type ReadLive<H extends FeedHead, M extends FeedMessage> = {
  connectionId: string; userId: string; side: string; first: FeedPage<H, M>; ask(afterChange: number): Promise<FeedChanges<H, M>>;
  push: Pick<LineConfig, "key"> & { host: string; port: number }; routes: { channel: string; user: string };
};
/** `told` are the messages that the line spoke of; `signedOut` says that it was told to stay closed. */
export type LiveReader<H extends FeedHead, M extends FeedMessage> = { thread: OpenThread<H, M>; line: Line; told: ReadonlySet<string>; connected(): boolean; signedOut(): boolean };

/** A reader with a live line of the product's own, who fetches what they lack when they hear of it or are back, and tries again while nobody answers. */
export function readLive<H extends FeedHead, M extends FeedMessage>(of: ReadLive<H, M>): LiveReader<H, M> {
  const thread = openThread(of.first, of.ask);
  const told = new Set<string>();
  let state: LineState = "connecting";
  let signedOut = false;
  const look = (): void => void thread.catchUp().catch(() => setTimeout(look, AGAIN_MS));
  const line = openLine({ ...of.push, tls: false, cluster: "x" }, of.userId, {
    onState: (next) => {
      state = next;
      if (next === "connected") look();
    },
    onResumed: look,
    onSignedOut: () => void (signedOut = true),
    onTold: (news) => {
      if (news["connectionId"] !== of.connectionId) return;
      if (typeof news["messageId"] === "string") told.add(news["messageId"]);
      if (lacks(thread.feed(), news, of.side)) look();
    },
  }, of.routes);
  return { thread, line, told, connected: () => state === "connected", signedOut: () => signedOut };
}
