import { z } from "zod";

/** Everything the application reads from its environment. The only place that does. */
const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.string().min(1),
  APP_URL: z.url().default("http://localhost:3000"),
  AUTH_SECRET: z.string().min(24),
  /** `2:secret,1:secret`: the highest hashes what is asked from now on, the others still find what was asked before. Without it, AUTH_SECRET is version 1. */
  BLIND_CHECK_KEYS: z.string().regex(/^\d{1,4}:[^,]{24,}(,\d{1,4}:[^,]{24,})*$/, "Write version:secret, separated by commas; a secret has at least 24 characters.").optional(),
  STRIPE_SECRET_KEY: z.string().min(8),
  STRIPE_WEBHOOK_SECRET: z.string().min(8),
  /** Set only beside the project's own sandbox. */
  STRIPE_API_BASE: z.url().optional(),
  PUSHER_APP_ID: z.string().min(1),
  PUSHER_KEY: z.string().min(1),
  PUSHER_SECRET: z.string().min(1),
  PUSHER_HOST: z.string().optional(),
  PUSHER_PORT: z.coerce.number().int().optional(),
  PUSHER_TLS: z.enum(["0", "1"]).default("1"),
  PUSHER_CLUSTER: z.string().default("eu"),
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.string().default("Fairsplit <hello@fairsplit.example>"),
  /** Where files are kept, unless an S3 store is given. */
  FILES_DIR: z.string().min(1).default(".data/files"),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_REGION: z.string().default("auto"),
  /** Who looks into files before they are kept; without it nobody does. */
  FILE_SCAN_URL: z.url({ protocol: /^https?$/ }).optional(),
  FILE_SCAN_TOKEN: z.string().min(1).optional(),
  FILE_SCAN_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(20_000),
  DEMO_MODE: z.enum(["0", "1"]).default("0"),
  /** The demo people's password, for the buttons of the sign-in page. */
  DEMO_PASSWORD: z.string().optional(),
  INBOX_URL: z.url().optional(),
  JOBS_URL: z.url().optional(),
  DB_POOL: z.coerce.number().int().min(1).max(300).default(10),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug"]).default("info"),
}).refine((read) => new Set([read.S3_ENDPOINT, read.S3_BUCKET, read.S3_ACCESS_KEY_ID, read.S3_SECRET_ACCESS_KEY].map((one) => one === undefined)).size === 1, { path: ["S3_ENDPOINT"], message: "Give all of S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or none of them." });

/** The secrets of the hashes by which checks are recorded, newest first. Readable before the rest of the environment is complete. */
export function checkSecrets(): { version: number; secret: string }[] {
  const given = schema.shape.BLIND_CHECK_KEYS.parse(process.env.BLIND_CHECK_KEYS) ?? `1:${schema.shape.AUTH_SECRET.parse(process.env.AUTH_SECRET)}`;
  return given.split(",").map((one) => ({ version: Number(one.slice(0, one.indexOf(":"))), secret: one.slice(one.indexOf(":") + 1) })).toSorted((a, b) => b.version - a.version);
}

export type Env = z.output<typeof schema>;

/** The log's level; readable before the rest of the environment is complete. */
export const logLevel = (): string => schema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL);

/** The failpoint that a crash test asked for; undefined everywhere else. */
export const wantedFailpoint = (): string | undefined => process.env.FAILPOINT;

let known: Env | undefined;

/** The validated environment. Throws with every missing or wrong variable by name. */
export function env(): Env {
  if (known) return known;
  const read = schema.safeParse(process.env);
  if (!read.success) {
    throw new Error(`The environment is incomplete:\n${read.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n")}`);
  }
  known = read.data;
  return known;
}
