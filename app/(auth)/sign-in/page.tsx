import type { Metadata } from "next";
import { demoCompanies, demoFirms, demoPeople } from "@/db/seed/people";
import { env } from "@/server/env";
import { ownAddress } from "../../own-address";
import { SignIn } from "./sign-in";

export const metadata: Metadata = { title: "Sign in" };

/** Sign in by password or by a mailed link; in a demo also with one click as any of its people. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const { DEMO_MODE, DEMO_PASSWORD, INBOX_URL } = env();
  const names = new Map<string, string>([...demoFirms, ...demoCompanies].map((organization) => [organization.key, organization.name]));
  const people = DEMO_MODE === "1" && DEMO_PASSWORD ? demoPeople.map((person) => ({ ...person, organization: person.organization ? (names.get(person.organization) ?? null) : null })) : [];
  return <SignIn next={next !== undefined && ownAddress(next) ? next : "/welcome"} people={people} password={people.length > 0 ? (DEMO_PASSWORD ?? "") : ""} inboxUrl={people.length > 0 ? (INBOX_URL ?? null) : null} />;
}
