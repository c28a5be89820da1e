// Proves: a text that holds the writer's name or an employer from whom they hide is recognised in any case, accent and order, and in scripts that put no spaces between words; contact data are named by their
// kind. Would miss: a name in another script than the account has it.
import { describe, expect, it } from "vitest";
import { contactIn, namedEmployer, namesPerson } from "./gives-away";

it("contact in a text is named by what gives most away", () => {
  expect([contactIn("@maya.okafor, +1 415 555 2671, maya@example.com"), contactIn("@maya.okafor, +1 415 555 2671"), contactIn("@maya.okafor"), contactIn("R&D @ scale")]).toEqual(["an e-mail address", "a phone number", "a link or a handle", null]);
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
  it("is a part of a run of letters in scripts without spaces between words", () => {
    for (const [text, name] of [["山田太郎", "山田太郎"], ["私は山田太郎です", "山田太郎"], ["山田 太郎、エンジニア", "山田太郎"], ["太郎・山田", "山田 太郎"], ["마케터김민수입니다", "김민수"], ["김민수", "김 민수"], ["ผมชื่อสมชายใจดีครับ", "สมชาย ใจดี"], ["マヤオカフォー", "マヤ・オカフォー"]] as const) expect(namesPerson(text, name), text).toBe(true);
    for (const [text, name] of [["山田", "山田太郎"], ["太い", "太"], ["山の田", "山田太郎"], ["Art director", "Art"]] as const) expect(namesPerson(text, name), text).toBe(false);
  });
});

describe("an employer in a text", () => {
  const employers = [{ name: "Halcyon Drives, Inc.", key: "halcyon drives" }, { name: "B.V.", key: "b v" }];
  it("is found by its key or as it was written, as whole words", () => {
    expect(namedEmployer("Perception at HALCYON  Drives", employers)?.name).toBe("Halcyon Drives, Inc.");
    expect(namedEmployer("Halcyon driver", employers)).toBeNull();
    expect(namedEmployer("", employers)).toBeNull();
    expect(namedEmployer("株式会社日立製作所で設計", [{ name: "日立製作所", key: "日立製作所" }])?.name).toBe("日立製作所");
    expect(namedEmployer("日本の設計", [{ name: "日立製作所", key: "日立製作所" }])).toBeNull();
    expect(namedEmployer("anything", [{ name: "?", key: "" }])).toBeNull();
  });
});
