import type { EventFacts, News } from "./news";

/** The news of an erasure for the person whom it is about; of the erasure itself nobody is left to be told. */
export function erasureNews(type: string, { ids }: EventFacts): News[] {
  const to = (title: string, body: string): News[] => [{ audience: "person", title, body, href: "/settings/erasure", mail: true }];
  switch (type) {
    case "erasure/erasure.asked":
      return to(`Your account will be erased on ${ids["dueOn"] ?? ""}`, "Until then you can take it back. If it was not you who asked, take it back now and choose a new password.");
    case "erasure/erasure.taken_back":
      return to("Your account will not be erased", "Everything stays as it is.");
    case "erasure/erasure.blocked":
      return to("Your account could not be erased yet", "Something is still open that needs you. See what it is; as soon as it is done, you are erased without asking anew.");
    default:
      return [];
  }
}
