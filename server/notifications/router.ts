import { mutation, reading, router } from "../kernel/trpc";
import { myMailSettings, saveMailSettings } from "./mail-settings";
import { markAllRead, markNewsRead, myNotifications } from "./my-notifications";
import { toldCount } from "./told-counts";
import { recruiterNeeds } from "./recruiter-needs-list";
import { unsubscribe, unsubscribeOffer } from "./unsubscribe";

export const notificationsRouter = router({
  mine: reading(myNotifications),
  told: reading(toldCount),
  recruiterNeeds: reading(recruiterNeeds),
  markRead: mutation(markNewsRead),
  markAllRead: mutation(markAllRead),
  mailSettings: reading(myMailSettings),
  saveMailSettings: mutation(saveMailSettings),
  unsubscribeOffer: reading(unsubscribeOffer),
  unsubscribe: mutation(unsubscribe),
});
