import postgres from "postgres";
import { migrateDatabase } from "./migrate";

export type DatabaseKind = "production" | "demo" | "test";
export type DatabaseUrls = { ownerUrl: string; appUrl: string };

const OWNER = "fairsplit_owner";
const APP = "fairsplit_app";

/**
 * Creates a database with its two roles and brings its schema up to date.
 * In: a superuser's address, the name, what it is for, and the roles' password (the same for both; default for local use).
 * Out: the address of the owner (migrations only) and of the application (owns nothing). Existing databases are kept and migrated.
 */
export async function createDatabase(input: {
  adminUrl: string;
  name: string;
  kind: DatabaseKind;
  password?: string;
}): Promise<DatabaseUrls> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(input.name)) throw new Error(`Database name "${input.name}" must be lower-case letters, digits and underscores.`);
  const password = input.password ?? "fairsplit";
  const admin = postgres(input.adminUrl, { max: 1, onnotice: () => {} });
  try {
    for (const role of [OWNER, APP]) {
      const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
      if (!known) await admin.unsafe(`create role ${role} login nosuperuser nobypassrls password '${password.replaceAll("'", "''")}'`);
    }
    const [known] = await admin`select 1 from pg_database where datname = ${input.name}`;
    if (!known) await admin.unsafe(`create database ${input.name} owner ${OWNER}`);
  } finally {
    await admin.end();
  }
  const urls = databaseUrls(input.adminUrl, input.name, password);
  const inside = postgres(withName(input.adminUrl, input.name), { max: 1, onnotice: () => {} });
  try {
    await inside`create extension if not exists btree_gist`;
    await inside.unsafe(`revoke create on schema public from public; grant create on schema public to ${OWNER}`);
  } finally {
    await inside.end();
  }
  await migrateDatabase(urls.ownerUrl);
  await markKind(urls.ownerUrl, input.kind);
  return urls;
}

/** The addresses of the two roles for a database that exists. */
export function databaseUrls(adminUrl: string, name: string, password = "fairsplit"): DatabaseUrls {
  const of = (role: string) => {
    const url = new URL(withName(adminUrl, name));
    url.username = role;
    url.password = password;
    return url.toString();
  };
  return { ownerUrl: of(OWNER), appUrl: of(APP) };
}

async function markKind(ownerUrl: string, kind: DatabaseKind): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner`insert into app.database_kind (kind) values (${kind}) on conflict do nothing`;
    const [row] = await owner`select kind from app.database_kind`;
    if (row?.kind !== kind) throw new Error(`This database was created as "${String(row?.kind)}" and cannot be used as "${kind}".`);
  } finally {
    await owner.end();
  }
}

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

