/** A database that the caller's shell names. The bench fills and truncates tables, so it refuses to start beside one. */
export const namedDatabase = (): string | undefined => process.env.DATABASE_URL;

/** What the app signs and hashes with, for work that is called here without the app around it. */
export function useOwnSecret(): void {
  process.env.AUTH_SECRET ??= "a secret of the bench, of no use elsewhere";
}
