// Proves: the count before a page's title is the present one, once, whatever title stood there before. Would miss: a title that itself begins with a number in brackets.
import { expect, it } from "vitest";
import { titleWith } from "./unread-words";

it.each([["Home", 3, "(3) Home"], ["(3) Home", 4, "(4) Home"], ["(99+) Home", 1, "(1) Home"], ["(3) Home", 0, "Home"], ["Home", 0, "Home"], ["Home", 100, "(99+) Home"]])("%s with %i unread is %s", (title, unread, wanted) => {
  expect(titleWith(title, unread)).toBe(wanted);
});
