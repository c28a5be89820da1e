import { type OpenThread, openThread } from "@/components/messages/catch-up";
import { type FeedChanges, type FeedHead, type FeedMessage, type FeedPage, lacks } from "@/components/messages/thread-feed";
import { type Line, type LineConfig, openLine } from "@/components/realtime/line";

/** Pause before what could not be fetched is asked for again. */
const AGAIN_MS = 100;

/** What is read live: one conversation, as somebody on one side of it, over the push server at an address, signed at these routes. */
export type ReadLive<H extends FeedHead, M extends FeedMessage> = {
  connectionId: string; userId: string; side: string; first: FeedPage<H, M>; ask(afterChange: number): Promise<FeedChanges<H, M>>;
  push: Pick<LineConfig, "key"> & { host: string; port: number }; routes: { channel: string; user: string };
};
/** `signedOut` says that the line was told to stay closed. */
export type LiveReader<H extends FeedHead, M extends FeedMessage> = { thread: OpenThread<H, M>; line: Line; signedOut(): boolean };

/** A reader with a live line of the product's own, who fetches what they lack when they hear of it or are back, and tries again while nobody answers. */
export function readLive<H extends FeedHead, M extends FeedMessage>(of: ReadLive<H, M>): LiveReader<H, M> {
  const thread = openThread(of.first, of.ask);
  let signedOut = false;
  const look = (): void => void thread.catchUp().catch(() => setTimeout(look, AGAIN_MS));
  const line = openLine({ ...of.push, tls: false, cluster: "x" }, of.userId, {
    onState: (state) => void (state === "connected" && look()),
    onResumed: look,
    onSignedOut: () => void (signedOut = true),
    onTold: (told) => void (told["connectionId"] === of.connectionId && lacks(thread.feed(), told, of.side) && look()),
  }, of.routes);
  return { thread, line, signedOut: () => signedOut };
}
