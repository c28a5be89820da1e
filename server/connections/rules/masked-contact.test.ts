// Proves: addresses, links and phone numbers do not get through a note, and days, salaries and ordinary words do. Would miss: contact data in words ("at example dot com").
import { expect, it } from "vitest";
import { HIDDEN_CONTACT, maskContact } from "./masked-contact";

it.each([
  "elena.marsh@example.com", "elena [at] example.com", "https://example.com/me", "www.example.com", "linkedin.com/in/elena-marsh", "+1 415 555 0142", "(415) 555-0142", "0049 30 1234567", "4155550142", "t.me/elena",
])("hides %s", (contact) => {
  expect(maskContact(`Write to ${contact} or here`)).toEqual({ text: `Write to ${HIDDEN_CONTACT} or here`, hidden: true });
});

it.each(["I can start on 2027-04-01.", "From 01.04.2027 on", "Salary 120,000 to 140,000", "120000 - 140000 a year", "12 years, 3 teams, 40 people", "C# and .NET 9.0, e.g. ASP.NET", "see you @ the fair"])("lets %s through", (text) => {
  expect(maskContact(text)).toEqual({ text, hidden: false });
});
