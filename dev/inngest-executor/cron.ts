const ranges: [number, number][] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export type Cron = { zone: string; matches(minute: Date): boolean };

/** Reads five fields of numbers, ranges, lists and steps, after an optional `TZ=Area/City`. Throws on anything else. */
export function parseCron(text: string): Cron {
  const [, zone = "UTC", rest = ""] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(text.trim()) ?? [];
  const fields = rest.trim().split(/\s+/);
  const sets = ranges.map(([from, to], at) => values(fields[at] ?? "", from, to));
  if (fields.length !== 5 || sets.includes(null)) throw new Error(`"${text}" is not a schedule that the local executor knows: five fields of numbers, ranges, lists and steps.`);
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", minute: "numeric", hour: "numeric", day: "numeric", month: "numeric", weekday: "short" });
  const has = (at: number, value: number) => sets[at]?.has(value) ?? false;
  const free = (at: number) => (fields[at] ?? "").startsWith("*");
  return {
    zone,
    matches(minute) {
      const parts = Object.fromEntries(format.formatToParts(minute).map(({ type, value }) => [type, value]));
      const weekday = weekdays.indexOf(parts["weekday"] ?? "");
      const onDay = has(2, Number(parts["day"]));
      const onWeekday = has(4, weekday) || (weekday === 0 && has(4, 7));
      // As cron has it: with both day fields given, either is enough.
      const day = free(2) || free(4) ? onDay && onWeekday : onDay || onWeekday;
      return has(0, Number(parts["minute"])) && has(1, Number(parts["hour"])) && has(3, Number(parts["month"])) && day;
    },
  };
}

function values(field: string, from: number, to: number): Set<number> | null {
  const set = new Set<number>();
  for (const part of field.split(",")) {
    const [, range, low, high, step] = /^(\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === undefined || step === "0") return null;
    const first = range === "*" ? from : Number(low);
    const last = range === "*" || (step !== undefined && high === undefined) ? to : Number(high ?? low);
    if (first < from || last > to || first > last) return null;
    for (let value = first; value <= last; value += Number(step ?? 1)) set.add(value);
  }
  return set;
}
