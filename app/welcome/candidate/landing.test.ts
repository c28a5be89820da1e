// Proves: who is made a candidate on the way comes back to the page that they asked for, with its query, and to none outside their area. Would miss: whether the layout says where they were.
import { expect, it } from "vitest";
import { landingOf } from "./landing";

it.each(["/marketplace", "/marketplace/firms", "/marketplace/firms?field=legal", "/marketplace/firms?search=a%26b&field=legal", "/marketplace/requests/rtr_1?then=//there.example.com"])("comes back to %s", (next) => {
  expect(landingOf(next)).toBe(next);
});

it.each([null, "", "//there.example.com", "/\\there.example.com", "/\t/there.example.com/marketplace", "https://there.example.com/marketplace", "/marketplace//there.example.com", "/marketplace/../admin", "/marketplaces", "/admin?next=/marketplace", "//marketplace?field=legal"])("%j ends at home", (next) => {
  expect(landingOf(next)).toBe("/marketplace");
});
