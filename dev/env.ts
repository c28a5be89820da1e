/** Path of a real Inngest dev server, if the machine has one. */
export const inngestBin = (): string | undefined => process.env.INNGEST_BIN;
