type Asked = { askedAt: Date; companyName: string };

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Why the sourcer of a claim has no share, in the words of the split's line (DESIGN §3, a named person). */
export const leftOutRule = ({ askedAt, companyName }: Asked): string =>
  `No sourcer share: ${companyName} asked for this person by name on ${dayOf(askedAt)}, before the claim had a right to represent or an introduction there`;

/** Why the sourcer keeps it all the same. */
export const keptRule = ({ askedAt, companyName }: Asked): string => `the sourcer had a right to represent or an introduction there before ${companyName} asked for this person by name on ${dayOf(askedAt)}`;
