const DAY = 86_400_000;

/** When days that begin at an instant are over, of 24 hours each. */
export const endOfDays = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY);

/** A suspension that one admin decided alone, as long as it was to last, whether it was lifted since or not. */
export type Span = { beganAt: Date; until: Date };

/** Since when one admin would keep a person out on end, if they did so from now on: suspensions of theirs that overlap, or follow each other within a day, are one. The database's trigger says the same. */
function aloneSince(spans: readonly Span[], from: Date): Date {
  const earlier = spans.filter((span) => span.beganAt < from && span.until.getTime() >= from.getTime() - DAY).map((span) => span.beganAt.getTime());
  return earlier.length === 0 ? from : aloneSince(spans, new Date(Math.min(...earlier)));
}

/** For how many days from now on an admin may suspend a person alone. In: their own suspensions of that person, and the policy's days; none is left = 0. */
export function daysAlone(spans: readonly Span[], of: { now: Date; aloneDays: number }): number {
  const left = endOfDays(aloneSince(spans, of.now), of.aloneDays).getTime() - of.now.getTime();
  return Math.max(0, Math.floor(left / DAY));
}
