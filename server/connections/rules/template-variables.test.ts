// Proves: the variables of a template are found and filled in wherever they stand and however they are written, one without a value stays and is found, what is no variable is left alone, and a mistake in one is named
// before it is kept; a text that was filled in becomes a template that says the same. Would miss: whether a name fits the sentence.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asTemplate, filledTemplate, firstNameOf, firstVariableAt, openVariables, templateFault, templateVariables, variablesIn, written } from "./template-variables";

/** Texts in which braces, names of variables and words come beside each other in every way. */
const text = fc.array(fc.constantFrom("{{", "}}", "{", "}", " ", "first_name", "role", "First Name", "their_dog", ...templateVariables.map(written), "{{ Role }}", "Ada", "Ada Lovelace", "é", "\n", "$&", "."), { maxLength: 24 }).map((parts) => parts.join(""));
const plain = fc.string({ maxLength: 12 }).filter((value) => !/[{}]/.test(value));
const value = fc.oneof(plain, fc.constantFrom("Ada", "Ada Lovelace", "$&", "a.b", "-"));
const values = fc.record(Object.fromEntries(templateVariables.map((name) => [name, fc.option(value)])));

describe("filling in", () => {
  it("fills in what is known, and says what is not", () => {
    const note = "Hello {{first_name}}, {{ First Name }}? {{role}} at {{company}}.";
    expect(filledTemplate(note, { first_name: "Ada", role: "Analyst", company: " " })).toBe("Hello Ada, Ada? Analyst at {{company}}.");
    expect(openVariables(filledTemplate(note, { first_name: "Ada" }))).toBe("Fill in {{role}}, {{company}}, or take it out.");
    expect(openVariables("no {{thing}} here, nor a {role}")).toBeNull();
    expect(firstVariableAt("At {{x}} {{company}}")).toEqual({ from: 9, to: 20 });
    expect(firstVariableAt("At {{x}}")).toBeNull();
  });
  it("takes what is filled in as it is: no variable in it is filled in, and no sign in it is read", () => {
    expect(filledTemplate("{{first_name}} {{role}}", { first_name: "{{role}} $&", role: "Analyst" })).toBe("{{role}} $& Analyst");
  });
  it("leaves open just what has no value, changes nothing else, and done again does nothing", () => {
    fc.assert(fc.property(text, values, (template, known) => {
      const filled = filledTemplate(template, known);
      expect(variablesIn(filled)).toEqual(variablesIn(template).filter((name) => !known[name]?.trim()));
      expect(filledTemplate(filled, known)).toBe(filled);
      if (variablesIn(template).length === 0) expect(filled).toBe(template);
      expect(openVariables(filled) === null).toBe(firstVariableAt(filled) === null);
    }));
  });
});

describe("what is kept", () => {
  it("has variables that there are, written as they are", () => {
    expect(templateFault("Hello {{first_name}}, {ok} and } and {")).toBeNull();
    expect(templateFault("Hello {{firstname}}")).toBe("There is no {{firstname}}. You can use {{first_name}}, {{my_name}}, {{my_firm}}, {{role}}, {{company}}.");
    expect(templateFault("Hello {{}}")).toMatch(/^There is no \{\{\}\}\./);
    expect(templateFault(`{{${"x".repeat(200)}}}`)).toMatch(/^There is no \{\{x{37}…\./);
    expect(templateFault("Hello {first name}")).toBe("Write {{first_name}}, with two braces on each side.");
    for (const broken of ["Hello {{first_name}", "Hello {first_name}}", "Hello {{first_name"]) expect(templateFault(broken), broken).toMatch(/two braces on each side/);
  });
  it("leaves nothing in two braces when all is filled in", () => {
    fc.assert(fc.property(text, (template) => {
      fc.pre(templateFault(template) === null);
      expect(filledTemplate(template, Object.fromEntries(templateVariables.map((name) => [name, "x"])))).not.toMatch(/\{\{[^{}]*\}\}/);
    }));
  });
});

describe("a text that was sent, as a template", () => {
  it("has variables again for whole words alone, the longest first", () => {
    const known = { first_name: "Ada", my_name: "Ada Lovelace", my_firm: "Northbound (EU)", role: null, company: "A" };
    expect(asTemplate("Adaptive Ada, it is Ada Lovelace of Northbound (EU). A {{role}}, Ada's.", known)).toBe("Adaptive {{first_name}}, it is {{my_name}} of {{my_firm}}. A {{role}}, {{first_name}}'s.");
    expect(asTemplate("{{role}} role", { company: "role" })).toBe("{{role}} {{company}}");
    expect(asTemplate("Hello", {})).toBe("Hello");
  });
  it("says the same when it is filled in with the same", () => {
    fc.assert(fc.property(text, values, (said, known) => {
      expect(filledTemplate(asTemplate(said, known), known)).toBe(filledTemplate(said, known));
    }));
  });
});

it("addresses people by their first name, without a title, and nobody by initials", () => {
  expect(["Ada Lovelace", "Dr. Ada Lovelace", "Prof Dr. Ada L.", " Ana-Maria  Ruiz", "Drew Barr", "李 明"].map(firstNameOf)).toEqual(["Ada", "Ada", "Ada", "Ana-Maria", "Drew", "李"]);
  expect([null, "", " ", "A. L.", "J.R. Smith"].map(firstNameOf)).toEqual([null, null, null, null, null]);
});
