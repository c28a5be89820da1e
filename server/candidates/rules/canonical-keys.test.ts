// Proves: every spelling of an address, number or profile leads to the same key, and what is none is refused. Would miss: a provider
// whose rules change.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalEmail, canonicalKeys, canonicalLinkedin, canonicalPhone } from "./canonical-keys";

const hosts = ["gmail.com", "googlemail.com", "outlook.com", "icloud.com", "proton.me", "protonmail.com", "pm.me", "acme.com", "acme.co.uk", "mail.acme.com"];

describe("canonicalEmail", () => {
  it("knows the providers' own rules", () => {
    for (const spelling of ["maya.lindqvist@gmail.com", "MAYA.LINDQVIST@GMAIL.COM", "m.a.y.a.lindqvist+jobs@googlemail.com", " mayalindqvist+x+y@gmail.com "]) expect(canonicalEmail(spelling)).toBe("mayalindqvist@gmail.com");
    expect(canonicalEmail("Jo.Doe+cv@Outlook.com")).toBe("jo.doe@outlook.com");
    expect(canonicalEmail("jo+cv@company.com")).toBe("jo+cv@company.com");
  });
  it("refuses what has no domain", () => {
    for (const bad of ["", "maya", "maya@", "@gmail.com", "maya@localhost", "maya@company", "ma ya@gmail.com", "maya@gmail"]) expect(canonicalEmail(bad)).toBeNull();
  });
  it("is stable: the key of a key is the key, in any case and form of its letters", () => {
    expect(canonicalEmail("ℳaya@gmail.com")).toBe("maya@gmail.com");
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z0-9]$/), fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 })), fc.constantFrom("gmail.com", "googlemail.com", "outlook.com", "acme.co.uk", "Pm.Me"), (name, host) => {
        const key = canonicalEmail(`${name}+tag@${host}`);
        fc.pre(key !== null);
        expect(canonicalEmail(key ?? "")).toBe(key);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z0-9]$/), fc.constantFrom(...hosts), (name, host) => {
        expect(canonicalEmail(` ${name}+tag@${host}`.toUpperCase())).toBe(canonicalEmail(`${name}+tag@${host}`));
      }),
    );
  });
  it("never joins addresses of different providers, nor different names at one", () => {
    const provider = (host: string) => (host === "googlemail.com" ? "gmail.com" : ["protonmail.com", "pm.me"].includes(host) ? "proton.me" : host);
    const mailbox = (name: string, host: string) => {
      const untagged = ["gmail.com", "proton.me", "outlook.com", "icloud.com"].includes(provider(host)) ? name.split("+")[0] ?? "" : name;
      return `${provider(host) === "gmail.com" ? untagged.replaceAll(".", "") : untagged}@${provider(host)}`;
    };
    // Few letters, so that the same names come up often.
    const name = fc.stringMatching(/^[ab]{1,2}[.]?[ab](\+[ab])?$/);
    fc.assert(
      fc.property(name, fc.constantFrom(...hosts), name, fc.constantFrom(...hosts), (one, at, other, there) => {
        expect(canonicalEmail(`${one}@${at}`) === canonicalEmail(`${other}@${there}`)).toBe(mailbox(one, at) === mailbox(other, there));
      }),
      { numRuns: 3_000 },
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
  it("makes one E.164 number of any spelling of a valid one, and the same of that", () => {
    // Area codes and numbers that the American plan gives out.
    fc.assert(
      fc.property(fc.constantFrom("415", "212", "617", "303"), fc.integer({ min: 200, max: 999 }), fc.integer({ min: 0, max: 9_999 }), (area, exchange, line) => {
        fc.pre(exchange % 100 !== 11 && exchange !== 555);
        const tail = String(line).padStart(4, "0");
        const key = canonicalPhone(`+1${area}${exchange}${tail}`);
        fc.pre(key !== null);
        expect(key).toMatch(/^\+[1-9]\d{6,14}$/);
        for (const spelling of [`(${area}) ${exchange}-${tail}`, `${area}.${exchange}.${tail}`, `+1 ${area} ${exchange} ${tail}`, ` 1-${area}-${exchange}-${tail} `, key ?? ""]) expect(canonicalPhone(spelling), spelling).toBe(key);
      }),
    );
  });
  it("does not join those who sit behind one switchboard", () => {
    expect(canonicalPhone("+1 415 555 2671 ext. 5")).toBe("+14155552671;ext=5");
    expect(canonicalPhone("+14155552671;ext=5")).toBe("+14155552671;ext=5");
    expect(canonicalPhone("+1 415 555 2671 x6")).not.toBe(canonicalPhone("+1 415 555 2671 x5"));
  });
  it("finds one slug in any spelling of a profile's address, and the same in that", () => {
    const slug = fc.stringMatching(/^[a-z0-9äöüéñ]([a-z0-9äöüéñ-]{1,20})[a-z0-9]$/u);
    const around = fc.tuple(fc.constantFrom("", "http://", "https://", "HTTPS://"), fc.constantFrom("", "www.", "de.", "uk.", "m."), fc.constantFrom("in/", "mwlite/in/"), fc.constantFrom("", "/", "/en-us", "?trk=people", "/?originalSubdomain=de", "#about"));
    fc.assert(
      fc.property(slug, around, fc.boolean(), fc.boolean(), (name, [scheme, host, path, end], encoded, capitals) => {
        const shown = capitals ? name.toUpperCase() : name;
        expect(canonicalLinkedin(`${scheme}${host}linkedin.com/${path}${encoded ? encodeURIComponent(shown) : shown}${end}`)).toBe(name);
        expect(canonicalLinkedin(name)).toBe(name);
      }),
    );
  });
  it("keeps the numbers of an old address, without which it names many", () => {
    expect(canonicalLinkedin("https://www.linkedin.com/pub/john-doe/5/A1/b22")).toBe("john-doe/5/a1/b22");
    expect(canonicalLinkedin("linkedin.com/pub/john-doe/5/a1/b22/?trk=x")).not.toBe(canonicalLinkedin("linkedin.com/pub/john-doe/5/a1/b23"));
    expect(canonicalLinkedin("linkedin.com/in/john%2541")).toBeNull();
  });
  it("names the field of each fault and keeps the good ones", () => {
    const { keys, faults } = canonicalKeys({ email: "maya@gmail.com", phone: "nope", linkedin: " " });
    expect(keys.map((key) => key.kind)).toEqual(["email"]);
    expect(faults.map((fault) => fault.field)).toEqual(["phone"]);
  });
});
