import { spawn } from "node:child_process";
import path from "node:path";
import postgres from "postgres";
import { inherited } from "./env";

/** How far the demo's clock is from real time. In: the owner's address. Milliseconds. */
export async function clockOffsetMs(ownerUrl: string): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ ms: string | null }[]>`select (extract(epoch from shift) * 1000)::bigint::text as ms from app.clock_offset`;
    return Number(row?.ms ?? 0);
  } finally {
    await sql.end();
  }
}

/** Sets the clock back to real time. Only rows that time has not yet touched stay sensible: for a fresh world. */
export async function freshClock(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select app.move_clock(interval '0')`;
  } finally {
    await sql.end();
  }
}

/** Plays the demo's story through the product's own commands, once, in a process of its own. */
export async function seedIfEmpty(of: { root: string; environment: Record<string, string>; ownerUrl: string; stripeUrl: string; which: "story" | "people"; password: string }): Promise<void> {
  const sql = postgres(of.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from users`;
    if ((row?.n ?? 0) > 0) return;
  } finally {
    await sql.end();
  }
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", path.join(of.root, "db/seed/main.ts"), of.which], {
      cwd: of.root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...inherited(), ...of.environment, SEED_PASSWORD: of.password, LOG_LEVEL: "error" },
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The seed failed:\n${said.slice(-6_000)}`))));
  });
}
