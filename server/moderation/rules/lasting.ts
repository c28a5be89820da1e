const DAY = 86_400_000;

/** When days that begin at an instant are over, of 24 hours each. */
export const endOfDays = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY);

/** Whether a suspension needs a second admin: it has no end, or one later than one admin may set (policy). In: its days; null = without an end. */
export const needsTwo = (days: number | null, aloneDays: number): boolean => days === null || days > aloneDays;
