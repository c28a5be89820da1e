const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The days of the week in their order, as a choice: ISO numbers from 1 for Monday. */
export const weekdayChoices = weekdays.map((name, at) => ({ day: at + 1, name }));

/** "Saturday and Sunday", or that nobody rests. */
export function weekendWords(weekend: readonly number[]): string {
  const names = weekend.map((day) => weekdays[day - 1] ?? "");
  return names.length === 0 ? "no day of the week is free" : `${names.slice(0, -1).join(", ")}${names.length > 1 ? " and " : ""}${names.at(-1) ?? ""} ${names.length > 1 ? "are" : "is"} free`;
}

export type Holiday = { day: string; name: string };

/** Holidays as lines of text, one a day: what the form edits. */
export const holidayLines = (holidays: readonly Holiday[]): string => holidays.map(({ day, name }) => `${day} ${name}`).join("\n");

/** Reads such lines. Out: the days, and what is wrong with the first line that cannot be read; null = nothing. */
export function readHolidays(text: string): { holidays: Holiday[]; problem: string | null } {
  const holidays: Holiday[] = [];
  for (const [at, line] of text.split("\n").map((one) => one.trim()).entries()) {
    if (line === "") continue;
    const [, day = "", name = ""] = /^(\d{4}-\d{2}-\d{2})[\s,;:]+(.{2,})$/.exec(line) ?? [];
    if (day === "" || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return { holidays, problem: `Line ${at + 1}: write the day as 2027-01-01, then its name.` };
    if (holidays.some((one) => one.day === day)) return { holidays, problem: `Line ${at + 1}: ${day} is there twice.` };
    holidays.push({ day, name: name.trim() });
  }
  return { holidays, problem: null };
}
