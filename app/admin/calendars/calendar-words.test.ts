// Proves: the text in which an admin edits holidays is read as it is written, and a line that cannot be read is named. Would miss: a holiday that is wrong in the world.
import { expect, it } from "vitest";
import { holidayLines, readHolidays, weekendWords } from "./calendar-words";

it("reads what it writes", () => {
  const holidays = [{ day: "2027-01-01", name: "New Year's Day" }, { day: "2028-02-29", name: "A leap day" }];
  expect(readHolidays(holidayLines(holidays))).toEqual({ holidays, problem: null });
  expect(readHolidays("\n 2027-05-03;  May Day  \n\n").holidays).toEqual([{ day: "2027-05-03", name: "May Day" }]);
});

it("names the line that cannot be read", () => {
  expect(readHolidays("2027-01-01 New Year\n01/02/2027 Second").problem).toContain("Line 2");
  expect(readHolidays("2027-02-30 Never").problem).toContain("Line 1");
  expect(readHolidays("2027-01-01 One\n2027-01-01 Two").problem).toContain("twice");
});

it("says which days are free", () => {
  expect(weekendWords([6, 7])).toBe("Saturday and Sunday are free");
  expect(weekendWords([5])).toBe("Friday is free");
  expect(weekendWords([])).toBe("no day of the week is free");
});
