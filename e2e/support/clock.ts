import type { HttpPerson } from "./http-person";

/** Moves the world's clock as its admin does, and has what fell due run. In: how far. Out: the new time. */
export async function moveClock(admin: HttpPerson, by: { days?: number; hours?: number }): Promise<Date> {
  const { now } = await admin.api.policy.moveClock.mutate({ byHours: (by.days ?? 0) * 24 + (by.hours ?? 0) });
  return new Date(now);
}

/** A calendar day of the world's clock so many days ahead, as a company in New York writes it. */
export async function dayAhead(person: HttpPerson, days: number): Promise<string> {
  const { now } = await person.api.policy.clock.query({});
  const { year, month, day } = Object.fromEntries(new Intl.DateTimeFormat("en", { timeZone: "America/New_York", year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(new Date(now).getTime() + days * 86_400_000)).map((part) => [part.type, part.value]));
  return `${year}-${month}-${day}`;
}
