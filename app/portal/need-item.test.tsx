// Proves: a request to connect is dated by the reader's clock, as on its own page; a plain date and a day that a rule counts are the same for everybody. Would miss: whether the page passes the reader's zone.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { itemOf, type Need } from "./need-item";

const now = "2026-03-10T12:00:00.000Z";
const need = (of: Partial<Need>): Need => ({ kind: "connection_asked", candidateId: "cnd_1", candidateName: "Ann Lee", companyName: null, jobId: null, jobTitle: null, applicationId: null, placementId: null, connectionId: null, date: null, ...of });
const dated = (of: Partial<Need>, timeZone: string) => renderToStaticMarkup(itemOf(need(of), now, { timeZone }).aside);

it("dates a request to connect by the reader's clock", () => {
  const asked = { kind: "connection_asked" as const, connectionId: "con_1", date: "2026-03-03T23:30:00.000Z" };
  expect(dated(asked, "Europe/Berlin")).toContain("Since 4 Mar 2026");
  expect(dated(asked, "America/New_York")).toContain("Since 3 Mar 2026");
});

it.each([["start_to_confirm", "2026-03-04"], ["rtr_ready", "2026-03-04"], ["claim_offered", "2026-03-04T12:00:00.000Z"]] as const)("the day of %s is the same for everybody", (kind, date) => {
  for (const timeZone of ["Pacific/Kiritimati", "America/Los_Angeles", "Pacific/Pago_Pago"]) expect(dated({ kind, date }, timeZone)).toContain("4 Mar 2026");
});
