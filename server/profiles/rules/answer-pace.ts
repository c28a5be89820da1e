/** How soon a recruiter usually answers, as coarsely as it is shown: within an hour, a day or a week, or later than that. */
export const paces = ["hour", "day", "week", "later"] as const;
export type Pace = (typeof paces)[number];

/** What was counted of a recruiter's answers: what they were asked, in how many conversations, and the median wait in whole minutes; null = nothing was asked. */
export type CountedAnswers = { questions: number; conversations: number; medianMinutes: number | null };

/** Of fewer nothing is shown: each answer would show in what is said of all of them. */
const FEWEST_QUESTIONS = 5;
/** Nor of what a few people alone have asked: one of them would read the others' conversations from it. */
const FEWEST_CONVERSATIONS = 3;

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** The pace that may be shown of what was counted; null = too little to go by. */
export function paceOf({ questions, conversations, medianMinutes }: CountedAnswers): Pace | null {
  if (questions < FEWEST_QUESTIONS || conversations < FEWEST_CONVERSATIONS || medianMinutes === null) return null;
  return medianMinutes <= HOUR ? "hour" : medianMinutes <= DAY ? "day" : medianMinutes <= WEEK ? "week" : "later";
}
