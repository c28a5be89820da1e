// Proves: by which road an event leaves, and on which roads is looked after a commit, also for what the database writes by itself. Would miss: a pattern that the database reads otherwise (the tests of each road).
import { expect, it } from "vitest";
import { roadOf, roadsAfter } from "./roads";

it.each([
  ["messages/message.sent", "talk"], ["messages/unread.reminded", "jobs"], ["connections/connection.asked", "moves"], ["connections/connection.shut", "moves"], ["notifications/news.read", "moves"],
  ["notifications/mail.queued", "jobs"], ["identity/sessions.ended", "ends"], ["identity/user.suspended", "ends"], ["identity/talk.changed", "ends"], ["identity/group.joined", "jobs"], ["payouts/transfer.sent", "jobs"],
] as const)("%s goes by %s", (type, road) => expect(roadOf(type)).toBe(road));

it.each([
  [["messages/message.sent"], ["talk"]], [["payouts/transfer.sent"], ["jobs"]], [["connections/connection.accepted"], ["moves"]], [["connections/connection.accepted", "sourcing/claim.renewed"], ["jobs", "moves"]],
  [["sourcing/block.made"], ["jobs", "moves"]], [["moderation/action.taken"], ["jobs", "moves", "ends"]], [["identity/sessions.ended"], ["moves", "ends"]],
] as const)("after %j is looked on %j", (types, roads) => expect(roadsAfter(types)).toEqual(roads));
