const units: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** When a wait ends, from what the SDK writes: `1d2h3m4s` from now, or an instant. */
export function endOf(text: string, now: number): number {
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join("") === text) return now + parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ""] ?? 0), 0);
  const at = Date.parse(text);
  if (text !== "" && Number.isNaN(at)) throw new Error(`"${text}" is neither a duration nor an instant.`);
  return text === "" ? now : at;
}

/** Pause before attempt n + 1: doubling from one second to one minute. The real server waits longer; here somebody watches. */
export const backoffMs = (attempt: number): number => Math.min(60_000, 1_000 * 2 ** attempt);

/** What a `retry-after` header asks for: seconds, or an instant. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
