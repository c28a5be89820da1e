import { mutation, reading, router } from "../kernel/trpc";
import { markAllRead, myNotifications } from "./my-notifications";
import { recruiterNeeds } from "./recruiter-needs-list";

export const notificationsRouter = router({ mine: reading(myNotifications), recruiterNeeds: reading(recruiterNeeds), markAllRead: mutation(markAllRead) });
