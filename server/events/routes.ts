import { list, one, type RestRoute } from "../kernel/rest";
import { eventDetail, eventList } from "./event-list";

export const eventRoutes: readonly RestRoute[] = [
  list("/marketplace-events", eventList, "Domain events that you caused; the platform sees all."),
  one("/marketplace-events/{id}", eventDetail, "One event.", { ids: { id: "event" }, lift: "event" }),
];
