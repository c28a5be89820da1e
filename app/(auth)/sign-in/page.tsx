import type { Metadata } from "next";
import { demoCompanies, demoFirms, demoPeople } from "@/db/seed/people";
import { env } from "@/server/env";
import { SignIn } from "./sign-in";

export const metadata: Metadata = { title: "Sign in" };

/** Whether a browser that follows this stays on our own pages. Judged by the parser that the browser uses: it drops tabs, and takes a backslash for a slash. */
function staysHere(next: string | undefined): next is string {
  const here = "http://here.invalid";
  return next !== undefined && next.startsWith("/") && URL.canParse(next, here) && new URL(next, here).origin === here;
}

/** Sign in by password or by a mailed link; in a demo also with one click as any of its people. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const { DEMO_MODE, DEMO_PASSWORD, INBOX_URL } = env();
  const names = new Map<string, string>([...demoFirms, ...demoCompanies].map((organization) => [organization.key, organization.name]));
  const people = DEMO_MODE === "1" && DEMO_PASSWORD ? demoPeople.map((person) => ({ ...person, organization: person.organization ? (names.get(person.organization) ?? null) : null })) : [];
  return <SignIn next={staysHere(next) ? next : "/welcome"} people={people} password={people.length > 0 ? (DEMO_PASSWORD ?? "") : ""} inboxUrl={people.length > 0 ? (INBOX_URL ?? null) : null} />;
}
