import type { Audience, EventFacts, News } from "./news";

/** The news of a connection's move, for the one who did not make it; and of a note that is said to be hidden by mistake, for the platform's people, then for who said so. Of a person who has not shown their name to the recruiter, none is told. */
export function connectionNews(type: string, { candidateName, recruiterName, ids }: EventFacts): News[] {
  const toCandidate = ids["to"] === "candidate";
  const audience: Audience = toCandidate ? "candidate" : "recruiter";
  const other = toCandidate ? recruiterName : candidateName;
  const href = `/${toCandidate ? "marketplace" : "portal"}/connections/${ids["connectionId"] ?? ""}`;
  switch (type) {
    case "connections/connection.asked":
      return [{ audience, title: `${other} asks to connect`, body: "Read their note and what it would change, then accept or decline.", href, mail: true }];
    case "connections/connection.accepted":
      return [{ audience, title: `You are connected with ${other}`, body: "You can write to each other now.", href, mail: true }];
    case "connections/connection.declined":
      return [{ audience, title: toCandidate ? `${other} declined to connect` : "Your request to connect was declined", body: "If they change their mind, they can ask you.", href, mail: false }];
    case "connections/connection.withdrawn":
      return [{ audience, title: toCandidate ? `${other} took their request to connect back` : "A request to connect was taken back", body: "There is nothing for you to do.", href, mail: false }];
    case "connections/connection.ended":
      return [{ audience, title: `${other} ended your connection`, body: "What you wrote to each other stays readable.", href, mail: false }];
    case "connections/mask.reported":
      return [{ audience: "admins", title: "A note is said to be hidden by mistake", body: "Read what is hidden in it, then show it or leave it.", href: "/admin/moderation", mail: false }];
    case "connections/mask.decided": {
      const shown = ids["outcome"] === "shown";
      return [{ audience: "person", title: shown ? "The note is shown in full now" : "What is hidden in the note stays hidden", body: shown ? "We looked at it: what was hidden is no contact data." : "We looked at it: it is contact data, which is shown once you are connected.", href: `/${ids["area"] ?? ""}/connections/${ids["connectionId"] ?? ""}`, mail: false }];
    }
    default:
      return [];
  }
}
