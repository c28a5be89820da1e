import type { EventFacts, News } from "./news";

const done: Readonly<Record<string, (until: string | undefined) => string>> = {
  warn: () => "You were warned",
  mute: (until) => `You can't write to anybody until ${until ?? "further notice"}`,
  remove: () => "A message of yours was removed",
  suspend: (until) => (until === undefined ? "Your account is suspended" : `Your account is suspended until ${until}`),
};
const lifted: Readonly<Record<string, string>> = { warn: "Your warning was taken back", mute: "You can write again", remove: "The removal of your message was found to be wrong", suspend: "Your account is open again" };

/** The news of reports and of what was decided about them. Whom a decision concerns reads why and how to appeal; nothing tells them who reported. */
export function moderationNews(type: string, { ids }: EventFacts): News[] {
  const mine = `/decisions/${ids["actionId"] ?? ""}`;
  const theCase = `/admin/moderation/${ids["reportId"] ?? ""}`;
  switch (type) {
    case "moderation/report.made":
      return [{ audience: "admins", title: "Something was reported", body: "Read what it rests on, then decide.", href: theCase, mail: false }];
    case "moderation/report.answered":
      return [{ audience: "person", title: ids["outcome"] === "acted" ? "We acted on your report" : "We found no breach in what you reported", body: "See what came of it. The other is not told who reported.", href: `/${ids["side"] === "recruiter" ? "portal" : "marketplace"}/connections/reports`, mail: true }];
    case "moderation/action.taken":
      return [{ audience: "person", title: done[ids["kind"] ?? ""]?.(ids["untilText"]) ?? "A decision about you", body: `The reason: ${ids["reason"] ?? ""} You can appeal once, until ${ids["appealUntilText"] ?? ""}; another admin answers.`, href: mine, mail: true }];
    case "moderation/action.lifted":
      return [{ audience: "person", title: lifted[ids["kind"] ?? ""] ?? "A decision about you was lifted", body: `The reason: ${ids["liftReason"] ?? ""}`, href: mine, mail: true }];
    case "moderation/appeal.upheld":
      return [{ audience: "person", title: "Your appeal was turned down", body: `The reason: ${ids["answer"] ?? ""}`, href: mine, mail: true }];
    case "moderation/suspension.proposed":
      return [{ audience: "admins", title: "A suspension waits for a second admin", body: "Read the case, then approve it or turn it down.", href: theCase, mail: true }];
    case "moderation/suspension.turned_down":
      return [{ audience: "admins", title: "A suspension was turned down", body: "The reason is on the case.", href: theCase, mail: false }];
    case "moderation/appeal.made":
      return [{ audience: "admins", title: "Somebody appeals a decision", body: "An admin who had no part in it answers.", href: theCase, mail: true }];
    default:
      return [];
  }
}
