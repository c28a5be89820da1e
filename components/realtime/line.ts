import Pusher from "pusher-js";
import { readTold, type Told } from "@/db/constants/told";
import { sendWhileOpen } from "./send-while-open";

const { createWebSocket } = Pusher.Runtime;
Pusher.Runtime.createWebSocket = (url) => sendWhileOpen(createWebSocket.call(Pusher.Runtime, url));

export type LineConfig = { key: string; host: string | null; port: number | null; tls: boolean; cluster: string };

/** `connected` says that one's own channel is listened to; `unavailable` that nothing may come, so that a page reads anew by itself. */
export type LineState = "connecting" | "connected" | "unavailable";

export type LineEnds = {
  onState(state: LineState): void;
  onTold(told: Told): void;
  /** It is listened to again after a time in which something may have been missed. */
  onResumed(): void;
  /** The server says that nobody is signed in here, or a suspended person. The line stays closed. */
  onSignedOut(): void;
};

/** One conversation's own channel, over which its two tell each other that they type, past the server. */
export type Talk = { typing(): void; leave(): void };
export type Line = {
  close(): void;
  /** Connects anew when the line may be dead without knowing it. */
  renew(): void;
  /** Joins a conversation's channel until the line is cut: whether one still may is asked anew then. `onTyping` hears from which side somebody types. */
  talk(connectionId: string, side: string, onTyping: (side: string) => void): Talk;
};

/** Where the connection is signed; a test has addresses of its own. */
const APP_ROUTES = { channel: "/api/realtime/auth", user: "/api/realtime/user" };

/** After this long without a word the server is asked whether it is there, and after that much more the line counts as cut. */
const QUIET_MS = 30_000;
const ANSWER_MS = 10_000;
/** Pauses between tries: the first, and the longest. */
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 60_000;
/** A try that has not succeeded by then is begun anew: the official client waits a quarter of a minute after a server that was away for a second. */
const STUCK_MS = 4_000;
/** A connection on which one's channel does not open by then is of no use: not every server says why. */
const UNANSWERED_MS = 15_000;

/** What two tell each other over their conversation's channel. */
const TYPING = "client-typing";

const refusal = (error: unknown): boolean => typeof error === "object" && error !== null && "status" in error && (error.status === 401 || error.status === 403);

/**
 * Opens a browser's one connection to the push server: signed in as its user, and listening to that user's channel. It comes back by itself from a cut, from
 * a server that is restarted or was not there, and from being ended on purpose (sign-out elsewhere), as long as the app signs it.
 */
export function openLine(config: LineConfig, userId: string, ends: LineEnds, routes = APP_ROUTES): Line {
  const pusher = new Pusher(config.key, {
    cluster: config.cluster,
    forceTLS: config.tls,
    // A server without TLS has no address with it: trying one only fails.
    enabledTransports: config.tls ? ["ws", "wss"] : ["ws"],
    disableStats: true,
    activityTimeout: QUIET_MS,
    pongTimeout: ANSWER_MS,
    channelAuthorization: { endpoint: routes.channel, transport: "ajax" },
    userAuthentication: { endpoint: routes.user, transport: "ajax" },
    ...(config.host ? { wsHost: config.host, wsPort: config.port ?? 80, wssPort: config.port ?? 443 } : {}),
  });
  const name = `private-user-${userId}`;
  let state: LineState = "connecting";
  let heardBefore = false;
  let closed = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** A browser's; a test has none. */
  const network = typeof window === "undefined" ? undefined : window;

  const talks = new Set<string>();

  function become(next: LineState): void {
    if (closed || next === state) return;
    state = next;
    // The client would join them again by itself, also those that were shut meanwhile.
    if (next !== "connected") for (const one of talks) leave(one);
    ends.onState(next);
  }
  function leave(one: string): void {
    talks.delete(one);
    pusher.unsubscribe(one);
  }
  function talk(connectionId: string, side: string, onTyping: (side: string) => void): Talk {
    const one = `private-connection-${connectionId}`;
    talks.add(one);
    const joined = pusher.subscribe(one);
    joined.bind(TYPING, (data: unknown) => {
      if (typeof data === "object" && data !== null && "side" in data && typeof data.side === "string") onTyping(data.side);
    });
    return { typing: () => void (joined.subscribed && joined.trigger(TYPING, { side })), leave: () => talks.has(one) && leave(one) };
  }
  function close(): void {
    closed = true;
    clearTimeout(retry);
    network?.removeEventListener("offline", pause);
    network?.removeEventListener("online", renew);
    pusher.disconnect();
  }
  /** Without a network every try fails, and is logged by the browser: it waits until there is one. */
  function pause(): void {
    clearTimeout(retry);
    pusher.connection.unbind("disconnected", wasEnded);
    pusher.disconnect();
    become("unavailable");
  }
  /** Tries again, each time later; of the first time the page need not know. */
  function again(work: () => void, soonestMs = RETRY_FIRST_MS): void {
    if (closed) return;
    clearTimeout(retry);
    if (failures > 0) become("unavailable");
    retry = setTimeout(() => {
      failures += 1;
      work();
    }, Math.min(Math.max(soonestMs, RETRY_FIRST_MS * 2 ** failures), RETRY_LAST_MS));
  }
  /** What the app refused to sign stays refused; what it could not answer is asked again. */
  function unsigned(error: unknown, work: () => void): void {
    if (closed) return;
    become("unavailable");
    if (!refusal(error)) return again(work);
    close();
    ends.onSignedOut();
  }
  function renew(): void {
    clearTimeout(retry);
    if (closed) return;
    pusher.connection.unbind("disconnected", wasEnded);
    pusher.disconnect();
    pusher.connection.bind("disconnected", wasEnded);
    pusher.connect();
  }
  // The client gives up when the server ends a connection on purpose; whether one may come back is for the app to say.
  const wasEnded = () => {
    if (state === "connected") become("connecting");
    again(() => pusher.connect());
  };

  network?.addEventListener("offline", pause);
  network?.addEventListener("online", renew);
  pusher.connection.bind("disconnected", wasEnded);
  pusher.connection.bind("connecting", () => {
    if (state === "connected") become("connecting");
    again(renew, STUCK_MS);
  });
  pusher.connection.bind("connected", () => again(renew, UNANSWERED_MS));
  for (const event of ["unavailable", "failed"]) pusher.connection.bind(event, () => become("unavailable"));
  pusher.user.bind("pusher:signin_error", (error: unknown) => unsigned(error, renew));
  pusher.signin();
  again(renew, STUCK_MS);
  const channel = pusher.subscribe(name);
  channel.bind("pusher:subscription_succeeded", () => {
    clearTimeout(retry);
    failures = 0;
    become("connected");
    if (heardBefore) ends.onResumed();
    heardBefore = true;
  });
  channel.bind("pusher:subscription_error", (error: unknown) => unsigned(error, () => pusher.subscribe(name)));
  channel.bind("told", (data: unknown) => {
    const told = readTold(data);
    if (told) ends.onTold(told);
  });
  return { close, renew, talk };
}
