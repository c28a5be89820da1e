// Proves: a browser's word about its zone is taken only if it is a zone that can be written in, comes back from the cookie as it was named, and anything else is UTC. Would miss: whether the browser sets the
// cookie and pages use it (e2e/journeys/reading.spec.ts).
import { describe, expect, it } from "vitest";
import { formatTime } from "./dates";
import { isOtherZone, zoneCookie, zoneCookieOf, zoneNamed } from "./reader-zone";

const stored = (zone: string): string => zoneCookieOf(zone).split(";")[0]?.slice(zoneCookie.length + 1) ?? "";

describe("the reader's zone", () => {
  it.each(["America/New_York", "Asia/Calcutta", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"])("%s is taken as it was named", (zone) => {
    expect(zoneNamed(stored(zone))).toBe(zone);
    expect(zoneNamed(zone)).toBe(zone);
  });
  it.each([undefined, "", "Mars/Olympus", "America/New_York; drop", "+05:00", "../etc/passwd", "%E0%A4%A", "a".repeat(5_000), "Europe/Berlin\n"])("%j is UTC", (text) => {
    expect(zoneNamed(text)).toBe("UTC");
  });
  it("is told when it is another than the page was made in, and one that is taken", () => {
    expect(isOtherZone("Asia/Kolkata", "UTC")).toBe(true);
    for (const zone of ["UTC", "Mars/Olympus", "+05:30", ""]) expect(isOtherZone(zone, "UTC")).toBe(false);
  });
  it("writes moments by the reader's clock, summer time included", () => {
    expect(formatTime("2026-07-01T14:02:00.000Z", { timeZone: zoneNamed("America/New_York") })).toBe("10:02");
    expect(formatTime("2026-12-01T14:02:00.000Z", { timeZone: zoneNamed("America/New_York") })).toBe("09:02");
  });
});
