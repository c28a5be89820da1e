/** A database that the caller's shell names. The bench fills and truncates tables, so it refuses to start beside one. */
export const namedDatabase = (): string | undefined => process.env.DATABASE_URL;
