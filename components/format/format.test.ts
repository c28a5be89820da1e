// Proves: money, percentages and moments are written exactly and read back exactly. Would miss: a screen that formats by itself.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayKey,
  daysBetween,
  formatBasisPoints,
  formatDate,
  formatDay,
  formatDays,
  formatDeadline,
  formatInstant,
  formatLongDate,
  formatMoney,
  formatRelative,
  parseBasisPoints,
  parseMoney,
  shareOf,
  sumMoney,
} from ".";

const usd = (minor: bigint | string) => ({ currency: "USD", minor: minor.toString() });

describe("formatMoney", () => {
  it("writes the code, the symbol or neither", () => {
    expect(formatMoney(usd("12000000"))).toBe("120,000.00\u00a0USD");
    expect(formatMoney(usd("12000000"), { currency: "symbol" })).toBe("$120,000.00");
    expect(formatMoney(usd("12000000"), { currency: "none" })).toBe("120,000.00");
    expect(formatMoney({ currency: "EUR", minor: 450_000n }, { currency: "symbol", locale: "de-DE" })).toBe("4.500,00\u00a0€");
  });
  it("keeps the sign of amounts below one unit", () => {
    expect(formatMoney(usd("-50"))).toBe("−0.50\u00a0USD");
    expect(formatMoney(usd("50"), { sign: "always" })).toBe("+0.50\u00a0USD");
    expect(formatMoney(usd("0"), { sign: "always" })).toBe("0.00\u00a0USD");
  });
  it("uses each currency's decimals", () => {
    expect(formatMoney({ currency: "JPY", minor: 1_234_567n })).toBe("1,234,567\u00a0JPY");
    expect(formatMoney({ currency: "KWD", minor: 1_005n })).toBe("1.005\u00a0KWD");
  });
  it("drops a fraction of zeros only when asked", () => {
    expect(formatMoney(usd("450000"), { fraction: "hide-zero" })).toBe("4,500\u00a0USD");
    expect(formatMoney(usd("450001"), { fraction: "hide-zero" })).toBe("4,500.01\u00a0USD");
  });
  it("is exact beyond what a float can hold, and reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }), fc.constantFrom("USD", "JPY", "KWD"), fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH"), (minor, currency, locale) => {
        expect(parseMoney(formatMoney({ currency, minor }, { locale }), currency, locale)).toEqual({ ok: true, minor: minor.toString() });
      }),
    );
  });
});

describe("parseMoney", () => {
  it("reads what people type", () => {
    for (const text of ["120,000.00", "120000", " 120 000.0 ", "$120,000", "120'000", "120000.00 USD"]) {
      expect(parseMoney(text, "USD")).toEqual({ ok: true, minor: "12000000" });
    }
    expect(parseMoney("120.000,50", "EUR", "de-DE")).toEqual({ ok: true, minor: "12000050" });
    expect(parseMoney(".5", "USD")).toEqual({ ok: true, minor: "50" });
  });
  it("refuses more decimals than the currency has, and never rounds", () => {
    expect(parseMoney("1.005", "USD")).toEqual({ ok: false, message: "USD has 2 decimals; you entered 3." });
    expect(parseMoney("1.5", "JPY")).toEqual({ ok: false, message: "JPY has no decimals; you entered 1." });
    expect(parseMoney("1.005", "KWD")).toEqual({ ok: true, minor: "1005" });
  });
  it("asks instead of guessing when a separator could be the other country's", () => {
    expect(parseMoney("120,50", "USD")).toEqual({ ok: false, message: "Write 120.50 if you mean that." });
    expect(parseMoney("120.5", "EUR", "de-DE").ok).toBe(false);
    expect(parseMoney("1,20,000", "USD")).toEqual({ ok: true, minor: "12000000" });
  });
  it("refuses what is no amount", () => {
    for (const text of ["", "  ", "-5", "1e5", "12.3.4", "ten", "."]) expect(parseMoney(text, "USD").ok).toBe(false);
    expect(parseMoney("99999999999999999", "USD").ok).toBe(false);
  });
});

describe("percentages", () => {
  it("writes and reads basis points", () => {
    expect([2_000, 1_250, 1_205, 5, 0, 10_000].map((points) => formatBasisPoints(points))).toEqual(["20%", "12.5%", "12.05%", "0.05%", "0%", "100%"]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
        expect(parseBasisPoints(formatBasisPoints(basisPoints))).toEqual({ ok: true, basisPoints });
      }),
    );
    expect(parseBasisPoints("12,5 %")).toEqual({ ok: true, basisPoints: 1_250 });
  });
  it("refuses a third decimal and too much", () => {
    expect(parseBasisPoints("12.345").ok).toBe(false);
    expect(parseBasisPoints("100.01").ok).toBe(false);
    expect(parseBasisPoints("").ok).toBe(false);
  });
});

describe("sums and shares", () => {
  it("adds one currency only", () => {
    expect(sumMoney([usd("1"), usd("2")], "USD").minor).toBe(3n);
    expect(() => sumMoney([usd("1"), { currency: "EUR", minor: "2" }], "USD")).toThrow(RangeError);
  });
  it("shares nothing of nothing", () => {
    expect(shareOf(usd("0"), usd("0"))).toBe(0);
    expect(shareOf(usd("1"), usd("4"))).toBe(25);
  });
});

describe("moments", () => {
  const berlin = { timeZone: "Europe/Berlin" };
  const now = "2026-12-01T09:00:00Z";
  it("writes a deadline as what it means and when it is", () => {
    expect(formatDeadline("2026-12-04T16:00:00Z", now, berlin)).toBe("in 3 days · Fri 4 Dec 17:00 CET");
    expect(formatDeadline("2027-03-04T22:00:00Z", now, { timeZone: "America/New_York" })).toBe("in 93 days · Thu 4 Mar 2027 17:00 EST");
  });
  it("counts days by the reader's calendar", () => {
    expect(formatRelative("2026-12-02T22:30:00Z", "2026-12-01T08:00:00Z", berlin)).toBe("tomorrow");
    expect(daysBetween("2026-12-01T22:30:00Z", "2026-12-01T23:30:00Z", berlin)).toBe(1);
    expect(formatRelative("2026-12-01T11:10:00Z", now)).toBe("in 2 hours");
    expect(formatRelative("2026-11-29T09:00:00Z", now)).toBe("2 days ago");
    expect(formatRelative(now, now)).toBe("now");
  });
  it("keeps a day a day across the change of clocks", () => {
    expect(daysBetween("2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z", berlin)).toBe(2);
    expect(dayKey("2026-12-01T23:30:00Z", berlin)).toBe("2026-12-02");
  });
  it("writes dates, with the year when it is another one", () => {
    expect(formatDate("2026-12-04")).toBe("4 Dec 2026");
    expect(formatLongDate("2026-12-04")).toBe("4 December 2026");
    expect(formatDay("2026-12-04T00:00:00Z", { now })).toBe("Fri 4 Dec");
    expect(formatDay("2027-01-04T00:00:00Z", { now })).toBe("Mon 4 Jan 2027");
    expect(formatInstant("2026-12-04T16:00:00Z", berlin)).toBe("Fri 4 Dec 2026, 17:00 CET");
    expect(formatDays(1)).toBe("1 day");
    expect(formatDays(90)).toBe("90 days");
  });
});
