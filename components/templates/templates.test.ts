// Proves: a text goes where the cursor is, apart from the words around it, with the first open variable selected; what is suggested can be kept as it is. Would miss: where a browser has its cursor.
import { expect, it } from "vitest";
import { templateFault } from "@/server/connections/rules/template-variables";
import { insertedAt } from "./inserted-at";
import { suggestions } from "./template-words";

const marked = (text: string, part: string, from: number, to = from, then: "open" | "behind" = "open") => {
  const { text: next, selected } = insertedAt(text, part, { from, to }, then);
  return `${next.slice(0, selected.from)}[${next.slice(selected.from, selected.to)}]${next.slice(selected.to)}`;
};

it("stands where the cursor was, or in place of what was selected", () => {
  expect(marked("", "Hello Ada", 0)).toBe("Hello Ada[]");
  expect(marked("Dear, bye", "Ada", 4)).toBe("Dear Ada[], bye");
  expect(marked("one two", "{{role}} at {{company}}", 4, 7)).toBe("one [{{role}}] at {{company}}");
  expect(marked("one", "{{role}}", 3, 3, "behind")).toBe("one {{role}}[]");
  expect(marked("onetwo", "and", 3)).toBe("one and[] two");
  expect(marked("one\n", "two", 4)).toBe("one\ntwo[]");
});

it("suggests what can be kept", () => {
  for (const of of Object.values(suggestions)) {
    for (const { name, body } of [...of.note, ...of.message]) expect(templateFault(body), name).toBeNull();
    for (const { name, body } of of.note) expect(body.length, name).toBeLessThanOrEqual(300);
  }
});
