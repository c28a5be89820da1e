import { bigint, char, text, timestamp } from "drizzle-orm/pg-core";

/** Money in minor units of the row's `currency`. Never a float, never a JS number. */
export const minor = () => bigint({ mode: "bigint" });

/** An instant, to the millisecond, so that a JS Date holds it exactly and cursors compare equal. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** ISO 4217 code. */
export const currency = () => char({ length: 3 });

/** A prefixed id such as `plc_01j…`, made in code by `newId`. */
export const id = () => text();
