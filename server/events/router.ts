import { reading, router } from "../kernel/trpc";
import { backgroundWork } from "./background-work";

export const eventsRouter = router({ background: reading(backgroundWork) });
