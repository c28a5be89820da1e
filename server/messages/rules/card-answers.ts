/** What a candidate says to a role that they are shown, by the buttons of its card. A message of these words that answers the card is its answer; in any others it is talk about it. */
export const cardAnswers = { interested: "I am interested in this role.", notForMe: "This role is not for me." } as const;

/** Whether a text is one of the two. */
export function isCardAnswer(text: string | null): boolean {
  return text === cardAnswers.interested || text === cardAnswers.notForMe;
}
