import { mutation, reading, router } from "../kernel/trpc";
import { markAllRead, myNotifications } from "./my-notifications";

export const notificationsRouter = router({ mine: reading(myNotifications), markAllRead: mutation(markAllRead) });
