/** The database of the bench, for the bare versions. */
export const floorDatabase = (): string => process.env.DATABASE_URL ?? "";
