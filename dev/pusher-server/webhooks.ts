import type { ChannelNews } from "./channels";
import { type App, sign } from "./signatures";

export type WebhookOptions = {
  url: string;
  /** The kinds that are sent; without it, all. */
  kinds?: readonly ChannelNews["name"][];
  /** How long one who left may take to come back before anybody is told: a page that is loaded again is not an absence. Milliseconds. */
  graceMs?: number;
  /** Pause after the first failed delivery; each further one is twice as long. Milliseconds. */
  firstRetryMs?: number;
};

/** Events that come within this time go out in one request. */
const BATCH_MS = 50;
const EVENTS_PER_REQUEST = 100;
/** An event that could not be delivered for so long is given up, as the hosted service does. */
const GIVEN_UP_MS = 300_000;
const RETRY_CAP_MS = 15_000;
const ANSWER_MS = 5_000;

const opposite: Partial<Record<ChannelNews["name"], ChannelNews["name"]>> = { channel_occupied: "channel_vacated", member_added: "member_removed" };
const keyOf = (name: string, news: ChannelNews): string => `${name} ${news.channel} ${"user_id" in news ? (news.user_id ?? "") : ""}`;

/**
 * Sends what happens in the channels to the app: signed, several at once, again until it is taken. Batches go out in order, and a later one never has an earlier
 * `time_ms`; a receiver must still expect any order, since a batch whose answer was lost comes again.
 */
export class Webhooks {
  private waiting: ChannelNews[] = [];
  /** Departures that are told when nobody has come back by then. */
  private readonly leaving = new Map<string, { timer: NodeJS.Timeout; news: ChannelNews }>();
  private lastTimeMs = 0;
  private stopped = false;
  private running: Promise<void> | null = null;
  private wake: (() => void) | null = null;

  constructor(
    private readonly app: App,
    private readonly options: WebhookOptions | null,
  ) {}

  take(news: ChannelNews): void {
    if (!this.options || this.stopped || (this.options.kinds && !this.options.kinds.includes(news.name)) || news.channel.startsWith("#")) return;
    const departure = opposite[news.name];
    if (departure) {
      const left = this.leaving.get(keyOf(departure, news));
      if (!left) return this.queue(news);
      clearTimeout(left.timer);
      this.leaving.delete(keyOf(departure, news));
      return;
    }
    if (news.name === "client_event") return this.queue(news);
    const key = keyOf(news.name, news);
    const timer = setTimeout(() => {
      this.leaving.delete(key);
      this.queue(news);
    }, this.options.graceMs ?? 3_000);
    timer.unref();
    this.leaving.set(key, { timer, news });
  }

  /** Sends what waits once more, with the departures whose grace is not over (nobody comes back to a server that stops), and then nothing. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const { timer, news } of this.leaving.values()) {
      clearTimeout(timer);
      this.queue(news);
    }
    this.leaving.clear();
    this.wake?.();
    await this.running;
  }

  private queue(news: ChannelNews): void {
    this.waiting.push(news);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  private async run(): Promise<void> {
    await this.pause(BATCH_MS);
    while (this.waiting.length > 0) {
      const events = this.waiting.splice(0, EVENTS_PER_REQUEST);
      this.lastTimeMs = Math.max(Date.now(), this.lastTimeMs + 1);
      await this.deliver(JSON.stringify({ time_ms: this.lastTimeMs, events }));
    }
  }

  private async deliver(body: string): Promise<void> {
    const begun = performance.now();
    for (let pauseMs = this.options?.firstRetryMs ?? 500; !(await this.post(body)); pauseMs = Math.min(pauseMs * 2, RETRY_CAP_MS)) {
      if (this.stopped || performance.now() - begun > GIVEN_UP_MS) return;
      await this.pause(pauseMs);
    }
  }

  private async post(body: string): Promise<boolean> {
    if (!this.options) return true;
    try {
      const answer = await fetch(this.options.url, {
        method: "POST", redirect: "manual", body, signal: AbortSignal.timeout(this.stopped ? 1_000 : ANSWER_MS),
        headers: { "content-type": "application/json", "x-pusher-key": this.app.key, "x-pusher-signature": sign(this.app, body), "user-agent": "pusher-webhooks" },
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      // Whatever kept the receiver from answering, it is the same to a sender: not delivered, try later.
      return false;
    }
  }

  private pause(ms: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
