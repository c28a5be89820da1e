export type PersonRecord = { id: string; /** NULL = nobody has signed in as this person. */ userId: string | null; createdAt: Date };

/**
 * Which of two records of one person stands: the one that the person has signed in to, so that nothing of theirs changes its address; else the older;
 * else the lower id. Out: null when two accounts are signed in, which no rule can join.
 */
export function whichStays(a: PersonRecord, b: PersonRecord): { winner: PersonRecord; loser: PersonRecord } | null {
  if (a.userId !== null && b.userId !== null) return null;
  const aFirst = a.userId !== null || (b.userId === null && (a.createdAt.getTime() < b.createdAt.getTime() || (a.createdAt.getTime() === b.createdAt.getTime() && a.id < b.id)));
  return aFirst ? { winner: a, loser: b } : { winner: b, loser: a };
}
