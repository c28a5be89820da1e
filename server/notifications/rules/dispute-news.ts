import type { EventFacts, News } from "./news";

const areas: Readonly<{ [side: string]: string }> = { recruiter: "portal", candidate: "marketplace", company: "company" };
const outcomes: Readonly<{ [outcome: string]: string }> = { upheld: "what was contested stands", overturned: "the opener is right", shared: "the share is divided" };

/** The news of a case for the side that the event names; the platform's people hear of what waits for them. Neither side is told who the other is. */
export function disputeNews(type: string, { candidateName: who, companyName: company, ids }: EventFacts): News[] {
  const side = ids["tell"] ?? "";
  const about = ids["kind"] === "claim" ? `the claim on ${who}` : side === "candidate" ? "your report" : `the submission of ${who}`;
  const tell = (title: string, body: string): News[] => (side === "recruiter" || side === "candidate" || side === "company" ? [{ audience: side === "company" ? "hiring" : side, title, body, href: `/${areas[side] ?? ""}/disputes/${ids["disputeId"] ?? ""}`, mail: true }] : []);
  const admins = (title: string, body: string): News[] => [{ audience: "admins", title, body, href: `/admin/disputes/${ids["disputeId"] ?? ""}`, mail: true }];
  switch (type) {
    case "disputes/dispute.opened":
      return tell(ids["kind"] === "claim" ? `Your claim on ${who} is disputed` : ids["kind"] === "not_allowed" ? `${who} says that they never allowed a submission` : `The company objects to your submission of ${who}`, `Read what they say, and answer until ${ids["answerDueOn"] ?? ""}. After that the default outcome applies.`);
    case "disputes/evidence.added":
      return tell(`New evidence about ${about}`, "The other side has added something. You can add yours until it is decided.");
    case "disputes/dispute.answered":
      return [...tell(`The other side has answered about ${about}`, "Read what they say. A person of the platform decides."), ...admins(`A case about ${who} waits for a decision`, "Both sides have spoken.")];
    case "disputes/dispute.withdrawn":
      return tell(`The case about ${about} was taken back`, "Nothing changes, and nothing is frozen any more.");
    case "disputes/answer.due":
      return tell(`Your time to answer about ${about} ends tomorrow`, `Answer until ${ids["answerDueOn"] ?? ""}: after that the default outcome applies.`);
    case "disputes/dispute.decided":
      return tell(`Decided about ${about}: ${outcomes[ids["outcome"] ?? ""] ?? ""}`, `${ids["byDefault"] === "yes" ? "Nobody answered in time, so the default outcome applies." : "Read the reason."} Either side may appeal until ${ids["appealDueOn"] ?? ""}.`);
    case "disputes/dispute.appealed":
      return [...tell(`The decision about ${about} is appealed`, "Another person of the platform decides, and that is final. You can add evidence until then."), ...admins(`An appeal about ${who} waits for a decision`, "It is for somebody else than who decided first.")];
    case "disputes/dispute.closed":
      return tell(`The case about ${about} is over: ${outcomes[ids["outcome"] ?? ""] ?? ""}`, "The decision is final. Money that was frozen goes on its way.");
    case "disputes/objection.ending":
      return [{ audience: "hiring", title: `A day is left to object to the submission of ${who}`, body: `If you knew them before, say so until the end of ${ids["objectUntilOn"] ?? ""}. After that the introduction counts as accepted.`, href: `/company/submissions/${ids["applicationId"] ?? ""}`, mail: true }];
    case "disputes/introduction.accepted":
      return [{ audience: "recruiter", title: `${company} has accepted your introduction of ${who}`, body: "The time to object is over, and they did not. It stands if they hire.", href: `/portal/submissions/${ids["applicationId"] ?? ""}`, mail: false }];
    default:
      return [];
  }
}
