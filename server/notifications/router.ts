import { mutation, reading, router } from "../kernel/trpc";
import { markAllRead, myNotifications } from "./my-notifications";
import { toldCount } from "./told-counts";
import { recruiterNeeds } from "./recruiter-needs-list";

export const notificationsRouter = router({ mine: reading(myNotifications), told: reading(toldCount), recruiterNeeds: reading(recruiterNeeds), markAllRead: mutation(markAllRead) });
