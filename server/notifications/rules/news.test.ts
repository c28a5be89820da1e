// Proves: a payment that stands still until a person has looked reaches the platform's people and the payee, by mail too. Would miss: whether the event is emitted.
import { expect, it } from "vitest";
import { newsOf } from "./news";

const facts = { candidateName: "Sofia Brandt", jobTitle: "Grid analyst", companyName: "Atlas Grid", recruiterName: "Theo", ids: { placementId: "plc_1" } };

it.each(["payouts/transfer.differs", "payouts/transfer.unresolved"])("%s is told to the admins and to the payee, and where to look", (type) => {
  const news = newsOf(type, facts);
  expect(news).toMatchObject([{ audience: "admins", href: "/admin/placements/plc_1", mail: true }, { audience: "payee", href: "/portal/placements/plc_1", mail: true }]);
  expect(news[0]?.body).toContain("stands still");
});
