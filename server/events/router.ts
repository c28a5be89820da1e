import { reading, router } from "../kernel/trpc";
import { backgroundWork } from "./background-work";
import { eventDetail, eventList } from "./event-list";

export const eventsRouter = router({ background: reading(backgroundWork), list: reading(eventList), detail: reading(eventDetail) });
