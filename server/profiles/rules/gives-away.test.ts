// Proves: addresses, numbers, links and handles are found in the ways in which people write them, and what only looks like one is left alone; a text that holds the writer's name or an employer
// from whom they hide is recognised in any case, accent and order. Would miss: a detail that is spelled out in words.
import { describe, expect, it } from "vitest";
import { contactIn, namedEmployer, namesPerson } from "./gives-away";

describe("contact in a text", () => {
  it("is found as people write it", () => {
    for (const text of ["Write to maya@example.com", "maya (at) example (dot) com", "maya [at] example.com"]) expect(contactIn(text), text).toBe("an e-mail address");
    for (const text of ["Call +1 415 555 2671", "(415) 555-2671 after six", "+49 30 901820", "+47 00 00 00 00"]) expect(contactIn(text), text).toBe("a phone number");
    for (const text of ["https://example.com/me", "see www.example.com", "linkedin.com/in/maya", "t.me/maya", "find me as @maya.okafor"]) expect(contactIn(text), text).toBe("a link or a handle");
  });
  it("is not seen in work", () => {
    for (const text of ["", "Node.js, ASP.NET and C++", "2015-2024 in energy", "120,000 to 150,000 USD", "24/7 on-call, 99.99% up", "R&D @ scale", "ISO 27001, SOC 2, 21 CFR 820", "Built a team of 40 in 3 years"]) expect(contactIn(text), text).toBeNull();
  });
});

describe("a name in a text", () => {
  it("is found in any case, accent and order", () => {
    for (const text of ["Nadia Kovač, engineer", "NADIA KOVAC", "Kovač, Nadia"]) expect(namesPerson(text, "Nadia Kovač"), text).toBe(true);
    expect(namesPerson("Isabel de la Vega", "Isabel Moreno de la Vega")).toBe(false);
    expect(namesPerson("Isabel Vega", "Isabel Moreno de la Vega")).toBe(true);
  });
  it("is not a word of it alone, nor part of another word", () => {
    for (const text of ["Nadia", "Head cook", "Artdirector"]) expect(namesPerson(text, "Nadia Cook"), text).toBe(false);
    expect(namesPerson("Madonna sings", "Madonna")).toBe(false);
  });
});

describe("an employer in a text", () => {
  const employers = [{ name: "Halcyon Drives, Inc.", key: "halcyon drives" }, { name: "B.V.", key: "b v" }];
  it("is found by its key or as it was written, as whole words", () => {
    expect(namedEmployer("Perception at HALCYON  Drives", employers)?.name).toBe("Halcyon Drives, Inc.");
    expect(namedEmployer("Halcyon driver", employers)).toBeNull();
    expect(namedEmployer("", employers)).toBeNull();
    expect(namedEmployer("anything", [{ name: "?", key: "" }])).toBeNull();
  });
});
