// Proves: of two tabs of one conversation, each has the files that there are, and loses what it answers or changes only when the other is done with the same. Would miss: how a browser tells its tabs of each other, which
// the journey `attaching` sees.
import { expect, it } from "vitest";
import { type About, nothingWritten, type Writing, writingAfterOther } from "./kept-writing";

const file = (name: string) => ({ fileId: name, name, mediaType: "application/pdf", bytes: 1, sha256: "0" });
const about = (kind: About["kind"], messageId: string): About => ({ kind, messageId, seq: 1, label: messageId });
const writing = (part: Partial<Writing>): Writing => ({ ...nothingWritten, ...part });
const withFile = writing({ files: [file("a")], filesAt: 5 });

it("files that the other sent are gone, and those that it attached are here", () => {
  expect(writingAfterOther(withFile, withFile, null)).toEqual(nothingWritten);
  expect(writingAfterOther(withFile, withFile, writing({ files: [file("a"), file("b")], filesAt: 5 })).files.map(({ name }) => name)).toEqual(["a", "b"]);
});

it("what is answered here stays while the other answers or changes another, begins or ends", () => {
  const own = writing({ about: about("reply", "msg_1") });
  for (const [before, now] of [[null, writing({ about: about("reply", "msg_2") })], [writing({ about: about("edit", "msg_1"), changed: "x" }), null], [null, null]] as const) expect(writingAfterOther(own, before, now)).toEqual(own);
  expect(writingAfterOther(nothingWritten, null, writing({ about: about("reply", "msg_2") }))).toEqual(nothingWritten);
});

it("a change of the same message follows, and ends here when it was saved there", () => {
  const own = writing({ about: about("edit", "msg_1"), changed: "one" });
  const further = { ...own, changed: "one and more" };
  expect(writingAfterOther(own, own, further)).toEqual(further);
  expect(writingAfterOther(own, own, null)).toEqual(nothingWritten);
});
