import type { WebSocket } from "ws";
import { codes, errorFrame, frame } from "./frames";
import { limits } from "./limits";

export type SignedInUser = { id: string; user_info?: unknown };

/** One client's socket and what it has become: its channels, its user, when it was last heard. */
export class Connection {
  readonly channels = new Set<string>();
  user: SignedInUser | null = null;
  private heardAt = performance.now();
  private asked = false;
  private clientEvents: number[] = [];

  constructor(
    readonly id: string,
    private readonly socket: WebSocket,
  ) {}

  /** Sends a frame, unless the client reads so slowly that it has to go. */
  send(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > limits.unreadBytes) return this.close(codes.overCapacity, "The connection reads too slowly");
    this.socket.send(text);
  }

  /** Says why, and closes. A client that does not answer the closing is cut. */
  close(code: number, message: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(errorFrame(code, message));
    this.socket.close(code, message);
  }

  /** For good, without a word: the client is gone or breaks the protocol. */
  cut(): void {
    this.socket.terminate();
  }

  heard(): void {
    this.heardAt = performance.now();
    this.asked = false;
  }

  /** Asks a silent client whether it is there, and closes one that has not answered. In: seconds of silence, and of waiting for the answer. */
  check(activitySeconds: number, pongSeconds: number): void {
    const silentSeconds = (performance.now() - this.heardAt) / 1_000;
    if (silentSeconds > activitySeconds + pongSeconds) return this.close(codes.noPong, "Pong reply not received in time");
    if (silentSeconds > activitySeconds && !this.asked) {
      this.asked = true;
      this.send(frame("pusher:ping", {}));
    }
  }

  /** Whether one more client event is within what a second allows. */
  mayTrigger(): boolean {
    const now = performance.now();
    this.clientEvents = this.clientEvents.filter((at) => now - at < 1_000);
    if (this.clientEvents.length >= limits.clientEventsPerSecond) return false;
    this.clientEvents.push(now);
    return true;
  }
}
