// Proves: a row becomes the person whom the form would make of it, with what can't be read left out and said; and what makes a row unusable is named. Would miss: how
// keys are made canonical (the tests of candidates).
import { expect, it } from "vitest";
import { mappingOf } from "./known-columns";
import { personOfRow } from "./row-to-person";

const headers = ["First name", "Last name", "Email", "Phone", "LinkedIn", "Headline"];
const read = (...cells: string[]) => personOfRow(cells, mappingOf(headers), headers);

it("puts a name together and takes the first address that can be read", () => {
  expect(read("Ada", "Byron", "none; ada@byron.com, other@byron.com", "+1 415 555 0132 (mobile)\n+44 20 7946 0958", "https://www.linkedin.com/in/ada-byron/", " Poet  and\nengineer ")).toMatchObject({
    problem: null, remark: null, keys: [{ kind: "email", value: "ada@byron.com" }, { kind: "phone", value: "+14155550132" }, { kind: "linkedin", value: "ada-byron" }],
    fields: { fullName: "Ada Byron", email: "ada@byron.com", headline: "Poet and engineer" },
  });
});

it("leaves a key out that can't be read, as long as another one can", () => {
  expect(read("Ada", "Byron", "ada@byron.com", "call me")).toMatchObject({ problem: null, remark: "Without what can't be read: “call me” is no phone number.", fields: { phone: "" } });
});

it("cuts what is longer than a form takes", () => {
  expect(read("Ada", "Byron", "ada@byron.com", "", "", "x".repeat(300)).fields.headline).toHaveLength(140);
});

it.each([
  ["no name", ["", "", "ada@byron.com"], "There is no name."],
  ["no key", ["Ada", "Byron", ""], "There is no e-mail, phone number or LinkedIn profile."],
  ["no key that can be read", ["Ada", "Byron", "ada at byron"], "Nothing tells this person apart: “ada at byron” is no e-mail."],
  ["a formula", ["Ada", "Byron", "ada@byron.com", "", "", "=HYPERLINK(\"http://x\")"], "The column Headline holds a formula: “=HYPERLINK(\"http://x\")”."],
  ["the names of the columns once more", headers, "This row repeats the names of the columns."],
  ["a name without end", ["A".repeat(130), "", "ada@byron.com"], "The name is longer than 120 letters."],
])("can't use a row with %s", (_, cells, problem) => {
  expect(read(...cells).problem).toBe(problem);
});
