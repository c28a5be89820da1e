import { applicationErrors } from "../applications";
import type { ErrorCatalogue } from "../kernel/errors";

export const placementErrors = {
  ...applicationErrors,
  start_not_reached: { status: 409, say: "The start date is {startDate}; it can be confirmed from that day on.", remedy: "Come back on that day." },
} as const satisfies ErrorCatalogue;
