/**
 * The roads by which an event leaves the outbox. `jobs`: the job runner. Past it, because people wait for it and nothing follows but that it is told: `talk`, what is said in a conversation; `moves`, what
 * becomes of a connection, and what somebody has read; `ends`, that a person may listen no more as before.
 */
export type Road = "jobs" | OwnRoad;
export type OwnRoad = "talk" | "moves" | "ends";
export const roadsOfOwn: readonly OwnRoad[] = ["talk", "moves", "ends"];

/** What the type of an event of a road looks like, in words that JavaScript and the database read alike. The reminder of what is unread is a mail, and so a job's. */
export const patternOf: Readonly<Record<OwnRoad, string>> = {
  talk: "^messages/(?!unread[.]reminded$)",
  moves: "^(connections/|notifications/news[.]read$)",
  ends: "^identity/(sessions[.]ended|user[.]suspended|talk[.]changed)$",
};

/** Domains whose commands can be why the database writes an event by itself: that a connection is shut, and that somebody is suspended. */
const mayMove = /^(connections|notifications|candidates|sourcing|identity|moderation|erasure)\//;
const mayEnd = /^(identity|moderation|erasure)\//;

/** The road of an event. */
export const roadOf = (type: string): Road => roadsOfOwn.find((road) => new RegExp(patternOf[road]).test(type)) ?? "jobs";

/** The roads to look on after a commit in which events of these types were told. What is not looked for leaves by the relay of every minute. */
export function roadsAfter(types: readonly string[]): Road[] {
  const of = new Set(types.map(roadOf));
  return (["jobs", ...roadsOfOwn] as const).filter((road) => of.has(road) || (road === "moves" && types.some((type) => mayMove.test(type))) || (road === "ends" && types.some((type) => mayEnd.test(type))));
}
