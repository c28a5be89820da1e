import { createLoader, parseAsString } from "nuqs/server";

/** The role and the person that the address names. */
export const submitParams = { job: parseAsString, candidate: parseAsString };
export const loadSubmitParams = createLoader(submitParams);
