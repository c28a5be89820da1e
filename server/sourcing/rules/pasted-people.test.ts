// Proves: a pasted list is read line by line, whatever stands between the parts. Would miss: a list whose lines are broken in the middle of a person.
import { describe, expect, it } from "vitest";
import { peopleIn } from "./pasted-people";

describe("a pasted list", () => {
  it("finds addresses, numbers and profiles in any order", () => {
    const text = "Maya Lindqvist, maya@example.com, +1 (617) 555-0176\r\n\n  https://www.linkedin.com/in/jo-doe/ \t jo@example.org\n<ann@example.net>;2026;in/ann-lee\n+49 30 901820";
    expect(peopleIn(text).map(({ person }) => person)).toEqual([
      { email: "maya@example.com", phone: "+1 (617) 555-0176", linkedin: "" },
      { email: "jo@example.org", phone: "", linkedin: "https://www.linkedin.com/in/jo-doe/" },
      { email: "ann@example.net", phone: "", linkedin: "in/ann-lee" },
      { email: "", phone: "+49 30 901820", linkedin: "" },
    ]);
  });
  it("keeps a line in which it found nothing, so that its answer has a place", () => {
    expect(peopleIn("Maya Lindqvist\n")).toEqual([{ line: "Maya Lindqvist", person: { email: "", phone: "", linkedin: "" } }]);
    expect(peopleIn(" \n\n")).toEqual([]);
  });
});
