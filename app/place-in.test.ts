// Proves: only a place that a list could have named is read out of an address; any other word means the first page. Would miss: a place in another list, which pages from there.
import { expect, it } from "vitest";
import { placeIn } from "./place-in";

it("is a row's instant and its id", () => {
  for (const place of ["2026-03-02T10:00:00.000Z~ntf_1", "2026-03-02T10:00:00Z~cnx_abc"]) expect(placeIn(place)).toBe(place);
});
it.each([null, "", "next", "2026-03-02", "2026-03-02T10:00:00.000Z", "2026-13-41T10:00:00.000Z~ntf_1", "0000-03-02T10:00:00.000Z~ntf_1", `2026-03-02T10:00:00.000Z~${"x".repeat(65)}`])("is nothing else: %s", (word) => {
  expect(placeIn(word)).toBeUndefined();
});
