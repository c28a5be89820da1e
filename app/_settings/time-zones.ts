/** Every zone that can be chosen, and the one that is. */
export const zonesWith = (chosen: string): string[] => [...new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")])];
