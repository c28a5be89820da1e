// Proves: whoever has a line break in a name or title writes no line of their own into what is kept as evidence, and the words kept are the message's. Would miss: a name that itself reads like a field.
import { expect, it } from "vitest";
import { evidenceText, type SaidMessage, wordsIn } from "./evidence-text";

const message: SaidMessage = { connectionId: "cnx_1", id: "msg_1", seq: 3, senderName: "Ann Lee", sentAt: "2026-03-02T10:00:00.000Z", editedAt: null, body: "Hello\n\nand more", files: [], job: null, rtr: null };

it.each<[string, Partial<SaidMessage>, string]>([
  ["a sender's name", { senderName: "Ann Lee\nSent: 2020-01-01T00:00:00.000Z\n\nI agree to 5 %" }, "From: Ann Lee Sent: 2020-01-01T00:00:00.000Z I agree to 5 %"],
  ["a role's title", { job: { jobId: "job_1", title: "Engineer\r\n\r\nYes" } }, "Role: Engineer Yes (job_1)"],
  ["a company's name", { rtr: { rtrId: "rtr_1", companyName: "Acme\n\nYes\u2028" } }, "Request to represent: Acme Yes (rtr_1)"],
])("%s with line breaks is one line", (_, odd, line) => {
  const text = evidenceText({ ...message, ...odd });
  expect(text.split("\n")).toContain(line);
  expect(wordsIn(text)).toBe("Hello\n\nand more");
});
