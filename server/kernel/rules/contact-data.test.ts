// Proves: addresses, numbers, links and handles are found in the ways in which people write them, and hide them, and what only looks like one is left alone; where they stand is told in the text as it was written.
// Would miss: a detail that is spelled out in words, a bare domain, letters of another script that look like these.
import { describe, expect, it } from "vitest";
import { contactsIn } from "./contact-data";

const kinds = (text: string) => contactsIn(text).map((one) => one.kind);
const found = (text: string) => contactsIn(text).map(({ from, to }) => text.slice(from, to));

describe("contact in a text", () => {
  it.each([
    "maya@example.com", "maya (at) example (dot) com", "maya [at] example.com", "maya@example[.]com", "maya @ example.com", "ada@example.\u200bcom", "maya＠example.com", "MAYA@EXAMPLE.CO.UK", "maya at example dot com", "maya{at}mail.example.org", "maya@gmail",
    "m\u00ada\u2060ya@example．com", "jürgen@exämple.de", "maya@example。com",
  ])("is an address: %s", (text) => {
    expect(kinds(text)).toEqual(["an e-mail address"]);
    expect(found(`Write to ${text} or here`)).toEqual([text]);
  });
  it.each([
    "+1 415 555 2671", "(415) 555-2671", "+49 30 901820", "+47 00 00 00 00", "4155\u00ad550142", "+33\u00a06\u00a012\u00a034\u00a056\u00a078", "415\u2011555\u20110142", "+1 415 555 - 0142", "415\n555\n0142", "0049 30 1234567", "4155550142", "４１５５５５０１４２", "٤١٥٥٥٥٠١٤٢",
    "4\ufe0f\u20e31\ufe0f\u20e35\ufe0f\u20e35550142", "415.555.0142", "415·555·0142", "06 12 34 56 78", "415_555_0142", "415 / 555 / 0142", "+1\u200b415\u200b555\u200b0142", "612 345 678", "415 555 - 0142", "+44 (0)20 7946 0958",
  ])("is a number to call: %j", (text) => {
    expect(kinds(text)).toEqual(["a phone number"]);
    expect(found(`Call ${text} or write`)).toEqual([text]);
  });
  it("is a number to call beside other signs, too", () => {
    for (const text of ["Tel.4155550142", "Tel4155550142", "No:4155550142,", "call(4155550142)", "5 years, 4155550142"]) expect(kinds(text), text).toEqual(["a phone number"]);
  });
  it.each([
    "https://example.com/me", "www.example.com", "linkedin.com/in/maya", "t.me/maya", "@maya.okafor", "calendly.com/maya", "instagram.com/maya", "https:\u200b//x.example", "HTTPS : //x.example", "cal.com/maya/30min", "wa.me/message", "linktr.ee/maya", "instagram(dot)com/maya", "＠mayaokafor", "github.com/maya",
  ])("is a link or a handle: %s", (text) => {
    expect(kinds(text)).toEqual(["a link or a handle"]);
    expect(found(`See ${text} or ask`)).toEqual([text]);
  });
  it.each([
    "", "Node.js, ASP.NET and C++", "2015-2024 in energy", "2012-2019", "2012 – 2015, 2016 – 2019", "2012-2015/2016-2019", "04/2019 - 06/2021", "2019-04 to 2021-06", "120,000 to 150,000 USD", "120,000-140,000", "120000 - 140000 a year", "120000-140000", "120 000 - 140 000 EUR", "120.000-140.000 €", "125 500 - 140 500",
    "raised 1200000 in 2019", "10 000 000 users", "24/7 on-call, 99.99% up", "R&D @ scale", "ISO 27001, SOC 2, 21 CFR 820", "ISO 9001 / 14001 / 45001", "Built a team of 40 in 3 years", "I can start on 2027-04-01.", "From 01.04.2027 to 1.5.2028", "2027-04-01 - 2027-05-01", "C++17", "5 days a week",
    "12 years, 3 teams, 40 people", "C# and .NET 9.0, e.g. ASP.NET/C#", "see you @ the fair", "I worked at Booking.com and Amazon.com", "and/or, his/her, Node.js/React", "@angular/core and @types/node", "at 10:30, 11:30 or 12:30", "dot com boom", "at a company with a dot matrix printer", "山田太郎です", "v1.2.3 of the interface",
  ])("is not seen in work: %s", (text) => expect(found(text)).toEqual([]));
  it("is told in the order of the text, none within another", () => {
    const text = "🙂 ada@example.com, +1 415 555 0142, https://example.com/4155550142?by=ada@example.com";
    expect(found(text)).toEqual(["ada@example.com", "+1 415 555 0142", "https://example.com/4155550142?by=ada@example.com"]);
  });
  it("is looked for in a text of any length in one go", () => {
    for (const piece of ["a", "a.", "1", "1.1", "-", "a_", "a@", "a(dot)", "a at ", "1 ", "1000 "]) contactsIn(piece.repeat(30_000 / piece.length));
    expect(found(`${"a".repeat(20_000)} ada@example.com`)).toEqual(["ada@example.com"]);
  });
});
