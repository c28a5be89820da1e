/** What the killed process can be asked to do. */
export type Job =
  | { kind: "fund"; placementIds: string[] }
  | { kind: "pay"; due: { scheduleId: string; claimNo: number }[] }
  | { kind: "sweep" }
  | { kind: "invoice"; placementIds: string[] }
  | { kind: "webhook"; body: string; signature: string }
  | { kind: "fold" }
  | { kind: "refresh" }
  | { kind: "import"; importId: string }
  | { kind: "talk"; connectionId: string; userId: string; tag: string; count: number }
  | { kind: "ask"; userId: string; recruiterId: string }
  | { kind: "proof" };
/** What it says at its end: deliveries that came to something, and those that threw. */
export type Said = { done: string[]; failed: string[] };
