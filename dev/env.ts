/** Path of a real Inngest dev server, if the machine has one. */
export const inngestBin = (): string | undefined => process.env.INNGEST_BIN;

/** Whether our own stand-ins may serve: not in production, unless one box is meant to host itself. */
export const localServicesAllowed = (): boolean => process.env.NODE_ENV !== "production" || process.env.ALLOW_LOCAL_SERVICES === "1";
