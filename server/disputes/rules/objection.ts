export type Contact = { happenedOn: string; direction: "out" | "in" | "both" };
/** Days (`YYYY-MM-DD`, both included) on which contact counts. */
export type Span = { from: string; to: string };

const DAY = 86_400_000;

/**
 * When contact counts for an objection: from so many days before the submission to its own day, both where the company is, and no day that has not come yet.
 * In: the calendar day of the submission there, and today's in UTC.
 */
export function contactSpan(of: { submittedOn: string; today: string; contactDays: number }): Span {
  const from = new Date(Date.parse(`${of.submittedOn}T00:00:00Z`) - of.contactDays * DAY).toISOString().slice(0, 10);
  return { from, to: of.today < of.submittedOn ? of.today : of.submittedOn };
}

/** What is wrong with each contact that does not count, by its place; in order. */
export const contactFaults = (contacts: readonly Contact[], { from, to }: Span): { path: string; message: string }[] =>
  contacts.flatMap(({ happenedOn }, at) => {
    const path = `contacts.${at}.happenedOn`;
    if (happenedOn > to) return [{ path, message: `Contact counts up to ${to}: what came after the submission proves nothing.` }];
    return happenedOn < from ? [{ path, message: `Contact counts from ${from} on.` }] : [];
  });

/** Whether both sides spoke: with each other, or one after the other. */
export const isTwoWay = (contacts: readonly Contact[]): boolean => contacts.some((one) => one.direction === "both") || (contacts.some((one) => one.direction === "in") && contacts.some((one) => one.direction === "out"));
