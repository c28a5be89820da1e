// Proves: a search is cut into few words without case and accents; a name becomes the last part of an address that the database's CHECK takes, whatever script it is in; initials are of the first
// and last word. Would miss: how PostgreSQL folds a letter otherwise (the searches on the database).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";
import { searchWords } from "./search-words";
import { slugOf } from "./slug";

describe("words of profiles", () => {
  it("are looked for without case, accents and signs, each once", () => {
    expect(searchWords("  Kovač, KOVAC / Python ", 6)).toEqual(["kovac", "python"]);
    expect(searchWords("a b c", 2)).toEqual(["a", "b"]);
    expect(searchWords(" -- ", 6)).toEqual([]);
  });
  it("make an address of any name", () => {
    expect(slugOf("Maya Okafor")).toBe("maya-okafor");
    expect(slugOf("Isabel Moreno-Castellanos de la Vega")).toBe("isabel-moreno-castellanos-de-la-vega");
    expect(slugOf("山田 太郎")).toBe("recruiter");
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 130 }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slugOf(name).length).toBeLessThanOrEqual(60);
    }));
  });
  it("are masked to initials", () => {
    expect(initialsOf("Maya van den Berg")).toBe("MB");
    expect(initialsOf("  madonna ")).toBe("M");
    expect(initialsOf("")).toBe("");
  });
});
