/** The versions of the text of a right to represent that have words. A policy can name no other. */
export const rtrTextVersions = [1] as const;
export type RtrTextVersion = (typeof rtrTextVersions)[number];
