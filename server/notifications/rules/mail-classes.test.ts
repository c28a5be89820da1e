// Proves: mail that carries a deadline, a decision about somebody's rights, or money in trouble has no class and so cannot be kept back; everything else has one, and somebody who gets it can find it among theirs.
// Would miss: news whose type is new and belongs to the first kind.
import { expect, it } from "vitest";
import { classesOf, classOfNews } from "./mail-classes";

it.each(["disputes/dispute.opened", "disputes/answer.due", "disputes/dispute.decided", "payouts/transfer.unresolved", "sourcing/rtr.revoked", "sourcing/override.approved", "billing/invoice.issued", "proof/difference.found", "unheard/of.it"])("%s is always sent", (type) => {
  expect(classOfNews(type, "recruiter")).toBeNull();
});

it("the rest can be put off by its class", () => {
  expect([classOfNews("connections/connection.asked", "candidate"), classOfNews("sourcing/claim.ending", "recruiter"), classOfNews("applications/application.submitted", "hiring"), classOfNews("payouts/transfer.sent", "payee"), classOfNews("disputes/evidence.added", "candidate")]).toEqual(["connections", "claims", "hiring", "money", "cases"]);
  expect([classOfNews("disputes/dispute.answered", "admins"), classOfNews("payouts/transfer.differs", "admins"), classOfNews("proof/difference.found", "admins")]).toEqual(["platform", null, null]);
});

it("everybody chooses among what they get", () => {
  expect(classesOf({ candidate: true, organization: null, admin: false })).toEqual(["messages", "connections", "claims", "hiring", "cases"]);
  expect(classesOf({ candidate: false, organization: "firm", admin: false })).toEqual(["messages", "connections", "claims", "hiring", "money", "cases"]);
  expect(classesOf({ candidate: false, organization: "company", admin: false })).toEqual(["hiring", "cases"]);
  expect(classesOf({ candidate: false, organization: null, admin: true })).toEqual(["platform"]);
});
