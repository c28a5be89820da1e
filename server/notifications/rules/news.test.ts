// Proves: a payment that stands still until a person has looked reaches the platform's people and the payee, by mail too. Would miss: whether the event is emitted.
import { expect, it } from "vitest";
import { newsOf } from "./news";

const facts = { candidateName: "Sofia Brandt", jobTitle: "Grid analyst", companyName: "Atlas Grid", recruiterName: "Theo", ids: { placementId: "plc_1" } };

it.each(["payouts/transfer.differs", "payouts/transfer.unresolved"])("%s is told to the admins and to the payee, and where to look", (type) => {
  const news = newsOf(type, facts);
  expect(news).toMatchObject([{ audience: "admins", href: "/admin/placements/plc_1", mail: true }, { audience: "payee", href: "/portal/placements/plc_1", mail: true }]);
  expect(news[0]?.body).toContain("stands still");
});

it("what two admins did to a claim is told to its holder and to the person, by mail too; what is only proposed, to admins alone", () => {
  const ids = { claimId: "csr_1", candidateId: "cnd_1", change: "hand_over" };
  expect(newsOf("sourcing/override.approved", { ...facts, ids })).toMatchObject([
    { audience: "recruiter", title: "Two admins handed on your claim on Sofia Brandt", href: "/portal/candidates/cnd_1", mail: true },
    { audience: "candidate", title: "Two admins handed on the claim of Theo on you", href: "/marketplace/claims", mail: true },
  ]);
  expect(newsOf("sourcing/claim.given", { ...facts, ids })).toMatchObject([{ audience: "recruiter", mail: true }]);
  for (const type of ["sourcing/override.proposed", "sourcing/override.rejected"]) expect(newsOf(type, { ...facts, ids }).map((news) => [news.audience, news.href])).toEqual([["admins", "/admin/claims/csr_1"]]);
});

it("what a case made of a claim is told to the person whom it is about", () => {
  expect(newsOf("sourcing/claim.overturned", { ...facts, ids: { claimId: "csr_1" } })).toMatchObject([{ audience: "candidate", href: "/marketplace/claims", mail: true }]);
});
