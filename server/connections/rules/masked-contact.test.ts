// Proves: what the detector finds does not get through a note, and nothing else of it is touched; what is left has no contact data in it, also by what stands beside what was hidden, and hiding twice is
// hiding once. What is found is proven beside the detector. Would miss: contact data that it does not find.
import fc from "fast-check";
import { expect, it } from "vitest";
import { contactsIn } from "../../kernel/rules/contact-data";
import { HIDDEN_CONTACT, maskContact } from "./masked-contact";

it.each([
  "elena.marsh@example.com", "elena [at] example.com", "ada@example.\u200bcom", "https:\u200b//x.example", "linkedin.com/in/elena-marsh", "+1 415 555 0142", "4155\u00ad550142", "415\u2011555\u20110142", "@elena.marsh", "elena (at) example (dot) com", "＋１ ４１５ ５５５ ０１４２",
])("hides %j", (contact) => {
  expect(maskContact(`Write to ${contact} or here\u200b.`)).toEqual({ text: `Write to ${HIDDEN_CONTACT} or here\u200b.`, hidden: true });
});

it.each(["I can start on 2027-04-01.", "Salary 120,000-140,000", "C# and .NET 9.0, e.g. ASP.NET", "see you @ the fair", "2012-2019, 5 days a week", "José \u200bＡｄａ ½"])("lets %s through", (text) => {
  expect(maskContact(text)).toEqual({ text, hidden: false });
});

it("hides what is only found once its neighbour is gone", () => {
  expect(contactsIn("ada@example.com5550142")).toHaveLength(1);
  expect(maskContact("ada@example.com5550142").text).toBe(`${HIDDEN_CONTACT}${HIDDEN_CONTACT}`);
});

const piece = fc.constantFrom("ada", "@", ".", "com", "example", "4", "155", "5550142", "2012", "000", "+", "-", " ", "\n", "\u200b", "\u00a0", "\u2011", "＠", "(at)", "[dot]", " at ", " dot ", "www.", "https://", "/", "t.me/", "(", ")", HIDDEN_CONTACT, "iso ", "٤", ",", "🙂", "é");
it("leaves nothing that is found, and is stable", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const { text, hidden } = maskContact(pieces.join(""));
      expect(contactsIn(text)).toEqual([]);
      expect(maskContact(text)).toEqual({ text, hidden: false });
      expect(hidden).toBe(contactsIn(pieces.join("")).length > 0);
    }),
    { numRuns: 3_000 },
  );
});
