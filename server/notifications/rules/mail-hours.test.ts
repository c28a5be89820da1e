// Proves: quiet hours are what the clock on the reader's wall says, over midnight and on the days on which clocks change; the digest comes once a day by that clock. Compared with a walk minute by minute that knows only
// what a wall clock shows. Would miss: a zone that changes its clock twice within one quiet period.
import { tzOffset } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fateOfMail } from "./mail-fate";
import { dayIn, endOfQuiet, nextDigest, type QuietHours } from "./mail-hours";

const quietOf = (from: string, to: string): QuietHours => ({ from: minutes(from), to: minutes(to) });
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const endAt = (at: string, timeZone: string, quiet: QuietHours | null) => endOfQuiet(new Date(at), { timeZone, quiet })?.toISOString() ?? null;
const wall = (timeZone: string, at: number) => (((Math.floor(at / 60_000) + tzOffset(timeZone, new Date(at))) % 1440) + 1440) % 1440;
const quietAt = ({ from, to }: QuietHours, clock: number) => (from < to ? clock >= from && clock < to : clock >= from || clock < to);

describe("quiet hours", () => {
  it("hold until their end, over midnight too, and nothing outside of them", () => {
    const night = quietOf("22:00", "07:00");
    expect(endAt("2026-06-10T20:30:00Z", "Europe/Berlin", night)).toBe("2026-06-11T05:00:00.000Z");
    expect(endAt("2026-06-11T00:10:20Z", "Europe/Berlin", night)).toBe("2026-06-11T05:00:00.000Z");
    expect(endAt("2026-06-11T05:00:00Z", "Europe/Berlin", night)).toBeNull();
    expect(endAt("2026-06-10T19:59:59.999Z", "Europe/Berlin", night)).toBeNull();
    expect(endAt("2026-06-10T20:00:00Z", "Europe/Berlin", null)).toBeNull();
    expect(endAt("2026-06-10T11:00:00Z", "UTC", quietOf("10:00", "12:30"))).toBe("2026-06-10T12:30:00.000Z");
  });
  it("are an hour shorter in the night that clocks go forward, and an hour longer in the night that they go back", () => {
    const night = quietOf("22:00", "07:00");
    expect(endAt("2026-03-28T22:00:00Z", "Europe/Berlin", night)).toBe("2026-03-29T05:00:00.000Z");
    expect(endAt("2026-10-24T21:00:00Z", "Europe/Berlin", night)).toBe("2026-10-25T06:00:00.000Z");
  });
  it("that end within a skipped hour end when the clock goes on; within an hour that comes twice, both times", () => {
    const short = quietOf("22:00", "02:30");
    expect(endAt("2026-03-29T00:30:00Z", "Europe/Berlin", short)).toBe("2026-03-29T01:00:00.000Z");
    expect(endAt("2026-10-25T00:10:00Z", "Europe/Berlin", short)).toBe("2026-10-25T00:30:00.000Z");
    expect(endAt("2026-10-25T01:10:00Z", "Europe/Berlin", short)).toBe("2026-10-25T01:30:00.000Z");
  });
  it("end at the first minute that the wall clock shows outside of them, in any zone, on any day", () => {
    const zones = ["UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Chatham", "America/Santiago", "Africa/Cairo"];
    // Half of the instants lie around a change of clocks in Europe or America.
    const around = (iso: string) => fc.integer({ min: -36 * 60, max: 36 * 60 }).map((ahead) => Date.parse(iso) + ahead * 60_000 + 17_123);
    const at = fc.oneof(fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") }), around("2026-03-29T01:00:00Z"), around("2026-10-25T01:00:00Z"), around("2026-03-08T07:00:00Z"), around("2026-11-01T06:00:00Z"));
    const clock = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), at, clock, clock, (timeZone, instant, from, to) => {
        fc.pre(from !== to);
        const quiet = { from, to };
        const end = endOfQuiet(new Date(instant), { timeZone, quiet });
        let walked = instant;
        while (quietAt(quiet, wall(timeZone, walked))) walked = Math.floor(walked / 60_000) * 60_000 + 60_000;
        expect(end?.getTime() ?? instant).toBe(walked);
      }),
      { numRuns: 400 },
    );
  });
});

describe("the daily mail", () => {
  const next = (after: string, timeZone: string, digestHour: number) => nextDigest(new Date(after), { timeZone, digestHour }).toISOString();
  it("comes at its hour of the reader's clock, the next time that it shows it", () => {
    expect(next("2026-06-10T05:59:00Z", "Europe/Berlin", 8)).toBe("2026-06-10T06:00:00.000Z");
    expect(next("2026-06-10T06:00:00Z", "Europe/Berlin", 8)).toBe("2026-06-11T06:00:00.000Z");
    expect(next("2026-10-24T06:00:00Z", "Europe/Berlin", 8)).toBe("2026-10-25T07:00:00.000Z");
    expect(next("2026-03-28T12:00:00Z", "Europe/Berlin", 2)).toBe("2026-03-29T01:00:00.000Z");
  });
  it("comes on each calendar day once, also where an hour is skipped or comes twice", () => {
    fc.assert(
      fc.property(fc.constantFrom("Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago"), fc.integer({ min: 0, max: 23 }), (timeZone, digestHour) => {
        const days: string[] = [];
        for (let at = new Date("2026-01-01T00:00:00Z"); days.length < 365; ) {
          at = nextDigest(at, { timeZone, digestHour });
          days.push(dayIn(timeZone, at));
        }
        expect(new Set(days).size).toBe(365);
      }),
      { numRuns: 20 },
    );
  });
});

it("quiet hours hold only what a reader may put off; what comes once a day keeps its own hour", () => {
  const now = new Date("2026-06-10T22:00:00Z");
  const hours = { timeZone: "UTC", quiet: quietOf("21:00", "06:00"), digestHour: 5 };
  expect(fateOfMail(null, { choices: {}, hours }, now)).toEqual({ state: "queued", dueAt: null });
  expect(fateOfMail("messages", { choices: {}, hours }, now)).toEqual({ state: "held", dueAt: new Date("2026-06-11T06:00:00Z") });
  expect(fateOfMail("messages", { choices: { messages: "daily" }, hours }, now)).toEqual({ state: "collected", dueAt: new Date("2026-06-11T05:00:00Z") });
  expect(fateOfMail("messages", { choices: { messages: "never" }, hours }, now)).toEqual({ state: "dropped", dueAt: null });
});
