import { connectionNews } from "./connection-news";
import { disputeNews } from "./dispute-news";
import { erasureNews } from "./erasure-news";
import { moderationNews } from "./moderation-news";

/** Who is told of an event, in which words, and where it leads. */
export type Audience = "company" | "hiring" | "recruiter" | "candidate" | "collaborators" | "payee" | "holder" | "admins" | "talkers" | "person";
export type News = { audience: Audience; title: string; body: string; href: string; mail: boolean };

export type EventFacts = { candidateName: string; jobTitle: string; companyName: string; recruiterName: string; ids: Readonly<Record<string, string>> };

const overrideWords: Readonly<Record<string, string>> = { end: "ended", move_end: "moved the end of", hand_over: "handed on" };

/** The news of an event for each audience. An event without news still refreshes the screens of those it concerns. */
export function newsOf(type: string, facts: EventFacts): News[] {
  const { candidateName: who, jobTitle: job, companyName: company, recruiterName: recruiter, ids } = facts;
  const placement = (area: string) => `/${area}/placements/${ids["placementId"] ?? ""}`;
  const submission = (area: string) => `/${area}/submissions/${ids["applicationId"] ?? ""}`;
  const stopped: News = { audience: "payee", title: `A payment for ${who} stands still`, body: `${company}: we are looking into the payment provider's answer, so that nothing is paid twice or lost. Your other amounts go on.`, href: placement("portal"), mail: true };
  switch (type) {
    case "sourcing/claim.ending":
      return [{ audience: "recruiter", title: `Your protection of ${who} ends in ${ids["daysBefore"] === "1" ? "a day" : "7 days"}`, body: "Submit them, or have their right to represent signed, and it lasts longer. After it anybody may bring them.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/claim.ended":
      return [{ audience: "recruiter", title: `Your protection of ${who} has ended`, body: "What you submitted within it keeps your share. From now on anybody may bring them.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: false }];
    case "sourcing/claims.ending":
      return [{ audience: "recruiter", title: `Your protection of ${ids["count"] ?? "several"} people ends ${ids["daysBefore"] === "1" ? "within a day" : "within 7 days"}`, body: "Submit them, or have their right to represent signed, and it lasts longer. After it anybody may bring them.", href: "/portal/candidates", mail: true }];
    case "sourcing/claims.ended":
      return [{ audience: "recruiter", title: `Your protection of ${ids["count"] ?? "several"} people has ended`, body: "What you submitted within it keeps your share. From now on anybody may bring them.", href: "/portal/candidates", mail: false }];
    case "sourcing/release.asked":
      return [{ audience: "recruiter", title: `${who} asks you to let them go`, body: "Read why, then release them or say why you keep the protection.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/release.declined":
      return [{ audience: "candidate", title: `${recruiter} keeps the claim on you`, body: "Read why. It ends by itself on its last day, and you sign for whom you like.", href: "/marketplace/claims", mail: true }];
    case "sourcing/claim.released":
      return [{ audience: "candidate", title: `${recruiter} has let you go`, body: "Nobody is protected as your sourcer now; what was sent until now stays.", href: "/marketplace/claims", mail: true }];
    case "sourcing/evidence.added":
      return [{ audience: "candidate", title: `${recruiter} says that you have been in contact`, body: "Say whether it is so: what you confirm counts for them, what you deny does not.", href: "/marketplace/claims", mail: true }];
    case "sourcing/evidence.confirmed":
      return [{ audience: "recruiter", title: `${who} confirmed your contact`, body: "It counts in full for your protection.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: false }];
    case "sourcing/evidence.denied":
      return [{ audience: "recruiter", title: `${who} denied a contact that you wrote down`, body: "Their word stands beside it, and it gives no more days.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/transfer.offered":
      return [{ audience: "recruiter", title: `A colleague in the trade offers you their claim on ${who}`, body: "See until when it protects and what they keep of it, then take it over or not.", href: "/portal/candidates/offers", mail: true }];
    case "sourcing/transfer.accepted":
      return [
        { audience: "recruiter", title: `Your claim on ${who} was taken over`, body: "What you submitted until now keeps your share.", href: "/portal/candidates/offers", mail: true },
        { audience: "candidate", title: `${recruiter} has handed the claim on you on`, body: "See who holds it now. It ends on the same day as before, and nothing that you signed goes with it.", href: "/marketplace/claims", mail: true },
      ];
    case "sourcing/transfer.declined":
      return [{ audience: "recruiter", title: `Your claim on ${who} was not taken over`, body: "It stays yours, as it was.", href: "/portal/candidates/offers", mail: false }];
    case "sourcing/claim.overturned":
      return [{ audience: "candidate", title: "A claim on you was ended by a decision", body: "Two recruiters disagreed over who brought you first. See who holds it now; nothing that you signed changes.", href: "/marketplace/claims", mail: true }];
    case "sourcing/override.proposed":
      return [{ audience: "admins", title: "A claim's override waits for a second admin", body: "Read why it was proposed, then approve it or turn it down.", href: `/admin/claims/${ids["claimId"] ?? ""}`, mail: true }];
    case "sourcing/override.rejected":
      return [{ audience: "admins", title: "A claim's override was turned down", body: "The reason is on the claim, which stays as it was.", href: `/admin/claims/${ids["claimId"] ?? ""}`, mail: false }];
    case "sourcing/override.approved":
      return [
        { audience: "recruiter", title: `Two admins ${overrideWords[ids["change"] ?? ""] ?? "changed"} your claim on ${who}`, body: "Read why on the person's page. What you submitted until now keeps your share.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true },
        { audience: "candidate", title: `Two admins ${overrideWords[ids["change"] ?? ""] ?? "changed"} the claim of ${recruiter} on you`, body: "See who has claimed you now. Nothing that you signed has changed.", href: "/marketplace/claims", mail: true },
      ];
    case "sourcing/claim.given":
      return [{ audience: "recruiter", title: `Two admins gave you the claim on ${who}`, body: "It ends on the same day as before. See until when it protects.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/merge.proposed":
      return [{ audience: "admins", title: `Are two records of ${who} one person?`, body: "A recruiter says so. See what is at stake, and decide.", href: `/admin/merges/${ids["mergeId"] ?? ""}`, mail: true }];
    case "sourcing/merge.accepted":
      return [{ audience: "recruiter", title: `Two records of ${who} are one now`, body: "It was decided as you proposed. Both histories are kept.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/merge.declined":
      return [{ audience: "recruiter", title: `Two records of ${who} stay two`, body: "The platform does not find them to be one person. Nothing changed.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/merge.undone":
      return [{ audience: "recruiter", title: `A merge of ${who} was undone`, body: "They are two people again, each with their own claims, rights and submissions.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/claim.merged":
      return [{ audience: "recruiter", title: `Two records of ${who} were merged: see your protection`, body: mergedWords(ids), href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/people.merged":
      return [{ audience: "candidate", title: "Two records of you are one now", body: "Recruiters had written you down twice. See who protects you; what you signed stands.", href: "/marketplace/claims", mail: true }];
    case "sourcing/people.parted":
      return [{ audience: "candidate", title: "A record that was not you was taken out", body: "It had been merged with yours by mistake. See who protects you.", href: "/marketplace/claims", mail: true }];
    case "sourcing/rtr.requested":
      // Its mail is one of its own, which also reaches who has no account.
      return [{ audience: "candidate", title: `${recruiter} asks to represent you at ${company}`, body: "Read what you would sign, then sign or decline. Nothing is sent before you sign.", href: `/marketplace/requests/${ids["rtrId"] ?? ""}`, mail: false }];
    case "sourcing/rtr.signed":
      return [{ audience: "recruiter", title: `${who} signed your right to represent`, body: `You may now present ${who} at ${company}.`, href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/rtr.declined":
      return [{ audience: "recruiter", title: `${who} declined your request`, body: `You may not present ${who} at ${company}.`, href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/rtr.revoked":
      return [{ audience: "recruiter", title: `${who} took the right to represent back`, body: `From now on you may not present ${who} at ${company}.`, href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "sourcing/rtr.ending":
      return [
        { audience: "recruiter", title: `Your right to represent ${who} at ${company} ends on ${ids["endsOn"] ?? ""}`, body: "That day still counts. What you submit until then stays; to go on, ask them anew.", href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true },
        { audience: "candidate", title: `${recruiter} may present you at ${company} until ${ids["endsOn"] ?? ""}`, body: "Then it ends by itself, and there is nothing for you to do. They may ask you anew.", href: `/marketplace/requests/${ids["rtrId"] ?? ""}`, mail: true },
      ];
    case "imports/import.done":
      return [{ audience: "recruiter", title: `Your list is in: ${ids["added"] ?? "0"} of ${ids["of"] ?? "0"} rows added`, body: `${ids["fileName"] ?? ""}. See what every row came to, and take those that were not added as a file.`, href: `/portal/candidates/import/${ids["importId"] ?? ""}`, mail: false }];
    case "imports/import.failed":
      return [{ audience: "recruiter", title: "Your import stands still", body: `${ids["fileName"] ?? ""}: what was brought stays. See why, and let it go on.`, href: `/portal/candidates/import/${ids["importId"] ?? ""}`, mail: false }];
    case "applications/application.submitted":
      return [
        { audience: "hiring", title: `${recruiter} submitted ${who}`, body: `For ${job}. Answer within two working days.`, href: submission("company"), mail: true },
        { audience: "candidate", title: `You were presented to ${company}`, body: `${recruiter} presented you for ${job}.`, href: `/marketplace/applications/${ids["applicationId"] ?? ""}`, mail: true },
      ];
    case "applications/sourcer.left_out":
      return [{ audience: "recruiter", title: `Your claim on ${who} has no share at ${company}`, body: `${company} asked for ${who} by name before you had their right to represent or had introduced them there. Elsewhere your claim stands as it is.`, href: `/portal/candidates/${ids["candidateId"] ?? ""}`, mail: true }];
    case "identity/group.joined":
    case "identity/group.left":
      return [{ audience: "company", title: type === "identity/group.joined" ? "Your company belongs to a group now" : "Your company has left its group", body: "The companies of a group count as one where it matters who introduced a person first.", href: "/company/settings", mail: false }];
    case "applications/application.reviewed":
      return [{ audience: "recruiter", title: `${company} is reviewing ${who}`, body: `For ${job}.`, href: submission("portal"), mail: false }];
    case "applications/application.rejected":
      return [{ audience: "recruiter", title: `${company} turned ${who} down`, body: `For ${job}. The reason is on the submission.`, href: submission("portal"), mail: true }];
    case "applications/offer.made":
      return [
        { audience: "candidate", title: `${company} made you an offer`, body: `For ${job}. Read it and answer.`, href: `/marketplace/applications/${ids["applicationId"] ?? ""}`, mail: true },
        { audience: "recruiter", title: `${company} made ${who} an offer`, body: `For ${job}.`, href: submission("portal"), mail: false },
      ];
    case "placements/offer.accepted":
      return [
        { audience: "hiring", title: `${who} accepted your offer`, body: `For ${job}. Confirm the start when the day has come.`, href: placement("company"), mail: true },
        { audience: "collaborators", title: `${who} accepted the offer of ${company}`, body: "The split is locked. See who gets what, and when.", href: placement("portal"), mail: true },
      ];
    case "placements/offer.declined":
      return [
        { audience: "hiring", title: `${who} declined your offer`, body: `For ${job}. The submission is in review again.`, href: submission("company"), mail: true },
        { audience: "recruiter", title: `${who} declined the offer of ${company}`, body: `For ${job}. The submission is in review again.`, href: submission("portal"), mail: true },
      ];
    case "billing/invoice.issued":
      return [{ audience: "company", title: `Your invoice for ${who} is ready`, body: `For ${job}.`, href: `/company/invoices/${ids["invoiceId"] ?? ""}`, mail: true }];
    case "billing/invoice.paid":
      return [{ audience: "collaborators", title: `${company} has paid the invoice for ${who}`, body: "Your share is held until its release dates.", href: placement("portal"), mail: true }];
    case "payouts/transfer.sent":
      return [{ audience: "payee", title: `A share of ${who}'s placement was paid to you`, body: `${company}, ${job}.`, href: placement("portal"), mail: true }];
    case "payouts/transfer.differs":
      return [{ audience: "admins", title: "The provider made a transfer that we did not ask for", body: `${who}, ${company}: its amount, currency or account is not the one intended. The payment stands still until a person has looked.`, href: placement("admin"), mail: true }, stopped];
    case "payouts/transfer.unresolved":
      return [{ audience: "admins", title: "Nobody knows whether a transfer was made", body: `${who}, ${company}: the provider shows none, and it is too late to ask again under the same key. The payment stands still until a person has looked.`, href: placement("admin"), mail: true }, stopped];
    case "proof/difference.found":
      return [{ audience: "admins", title: "The daily proof found a difference", body: "Payouts of the currency stand still until it is cleared.", href: "/admin/proof", mail: true }];
    case "events/run.failed":
      // No mail: where mails fail, a mail about it would fail too.
      return [{ audience: "admins", title: `A job gave up: ${ids["job"] ?? ""}`, body: `After its last retry: ${ids["error"] ?? "unknown error"}`, href: "/admin/jobs", mail: false }];
    default:
      return type.startsWith("disputes/") ? disputeNews(type, facts) : type.startsWith("connections/") ? connectionNews(type, facts) : type.startsWith("moderation/") ? moderationNews(type, facts) : type.startsWith("erasure/") ? erasureNews(type, facts) : [];
  }
}

/** What a merge made of the reader's claim. */
const mergedWords = (ids: Readonly<Record<string, string>>): string =>
  ids["outcome"] === "goes_on" || ids["outcome"] === "moves"
    ? `Yours goes on, from ${(ids["from"] ?? "").slice(0, 10)} (UTC) if another recruiter was first. It ends on the same day as before, and what you submitted keeps your share.`
    : "Another recruiter was first, and their protection lasts longer than yours would have. What you submitted keeps your share.";
