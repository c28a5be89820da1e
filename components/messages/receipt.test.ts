// Proves: under the reader's last message that stands it says what became of it, by their clock; a later one that was deleted takes nothing from it. Would miss: whether the marks are true (messages.db.test.ts) and
// where it is drawn.
import { describe, expect, it } from "vitest";
import { receiptOf } from "./receipt";

const now = "2026-12-04T20:00:00.000Z";
const head = { otherReadSeq: 0, otherReadAt: null, otherDeliveredSeq: 0, now };
const message = (seq: number, mine: boolean, deletedAt: string | null = null) => ({ seq, mine, deletedAt });

describe("what became of one's last message", () => {
  it.each([
    ["on the server alone", {}, "Sent"], ["in a browser of the other's", { otherDeliveredSeq: 3 }, "Delivered"], ["seen today", { otherDeliveredSeq: 3, otherReadSeq: 3, otherReadAt: "2026-12-04T19:02:00.000Z" }, "Seen 14:02"],
    ["seen on another day of the reader's", { otherDeliveredSeq: 3, otherReadSeq: 3, otherReadAt: "2026-12-04T04:30:00.000Z" }, "Seen Thu 3 Dec"], ["seen after the other's own answer", { otherDeliveredSeq: 4, otherReadSeq: 4, otherReadAt: "2026-12-04T19:02:00.000Z" }, "Seen 14:02"],
    ["an earlier one seen", { otherDeliveredSeq: 3, otherReadSeq: 2, otherReadAt: "2026-12-04T19:02:00.000Z" }, "Delivered"],
  ])("%s", (_, marks, words) => {
    expect(receiptOf([message(2, true), message(3, true), message(4, false)], { ...head, ...marks }, { timeZone: "America/New_York" })).toEqual({ seq: 3, words });
  });
  it("stays when a later one, seen too, is deleted", () => {
    const seen = { ...head, otherDeliveredSeq: 3, otherReadSeq: 3, otherReadAt: "2026-12-04T19:02:00.000Z" };
    expect(receiptOf([message(2, true), message(3, true, now)], seen, {})).toEqual({ seq: 2, words: "Seen 19:02" });
  });
  it("is nothing where nothing of one's own stands", () => {
    expect(receiptOf([message(1, false), message(2, true, now)], head, {})).toBeNull();
  });
});
