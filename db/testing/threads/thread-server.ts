import type { FeedChanges, FeedPage, ToldOfThread } from "@/components/messages/thread-feed";

export type Side = "candidate" | "recruiter";
export const sides = ["candidate", "recruiter"] as const;

type OnMessage<K> = K extends string ? { do: K; seq: number } : never;

/** Moves of the connection; "ignore" = declined without a word. */
export const moves = ["ask", "accept", "decline", "ignore", "withdraw", "end", "block", "unblock"] as const;
export type Move = (typeof moves)[number];

/** What somebody does with a conversation. `seq` says which message, `clientId` under what it was sent. */
export type Act =
  | { do: "send"; clientId: string }
  | { do: "edit"; seq: number; body: string }
  | OnMessage<"remove" | "sign" | "unsign" | "keep" | "read" | "deliver">
  | { do: Move };

export const isMove = (act: Act): act is { do: Move } => moves.some((move) => move === act.do);

export type ModelMessage = { seq: number; changeNo: number; mine: boolean; clientId: string | null; body: string | null; edits: number; signs: string; kept: boolean; deleted: boolean };
export type ModelHead = { changeNo: number; active: boolean; lastSeq: number; readSeq: number; otherReadSeq: number; otherReadAt: string | null; otherDeliveredSeq: number };
export type Page = FeedPage<ModelHead, ModelMessage>;
export type Changes = FeedChanges<ModelHead, ModelMessage>;

/** What came of an act: what is told to both, and the number of what was said; null = it was refused, or says nothing. */
export type Done = { told: ToldOfThread[]; seq: number | null };

/** A conversation that two read and change: in memory as the design says it, or the product on its database. */
export type ThreadServer = {
  /** Does it, or refuses. */
  act(by: Side, act: Act): Promise<Done>;
  changes(by: Side, afterChange: number): Promise<Changes>;
  /** The last page, or the one that goes on from a place. */
  page(by: Side, place?: { beforeSeq: number } | { afterSeq: number } | { aroundSeq: number }): Promise<Page>;
  /** Every message, the oldest first, as this side sees it. */
  all(by: Side): Promise<ModelMessage[]>;
};
