import Link from "next/link";
import type { SplitLine } from "@/components/splits/split-waterfall";
import { SplitWaterfall } from "@/components/splits/split-waterfall";
import { Logo } from "@/components/shell/logo";
import { LinkButton } from "@/components/ui/link-button";

const usd = (amount: string) => ({ amount, currency: "USD", minor: amount.replace(".", "") });

const example: readonly SplitLine[] = [
  { key: "platform", kind: "platform", label: "Platform", role: "keeps the books", basisPoints: 1_000, amount: usd("2970.00"), rule: "10% of the fee", policyVersion: 3 },
  { key: "pool", kind: "subtotal", label: "Pool", role: "for those who did the work", amount: usd("26730.00"), rule: "Fee less platform", policyVersion: 3 },
  { key: "sourcer", kind: "party", label: "Candidate sourcer", who: "Maya Okafor", role: "found the candidate", basisPoints: 1_000, amount: usd("2673.00"), rule: "Sourcer share first", policyVersion: 3 },
  { key: "owner", kind: "party", label: "Job owner", who: "Lindqvist & Partners", role: "owns the role", basisPoints: 4_500, amount: usd("12028.50"), rule: "Job side, half of the rest", policyVersion: 3 },
  { key: "recruiter", kind: "party", label: "Candidate recruiter", who: "Tomás Herrera", role: "closed the candidate", basisPoints: 3_500, amount: usd("9355.50"), rule: "Candidate side", policyVersion: 3 },
  { key: "collaborator", kind: "party", label: "Collaborator", who: "Aiko Brandt", role: "ran the references", basisPoints: 1_000, amount: usd("2673.00"), rule: "Candidate side", policyVersion: 3 },
];

const facts = [
  {
    title: "First to bring a person, first in the split",
    text: "A sourcer is protected for 30, 60 or 90 days, by what they can show. Others learn until when, and not who.",
  },
  {
    title: "Held through the guarantee",
    text: "The company pays once. The money is kept through the guarantee period and released by itself, and each recruiter sees the date and what it waits for.",
  },
  {
    title: "A record that any party can check",
    text: "Shares are computed by one rule and sum to the fee. Every change of a money state is chained to the one before it, so a rewritten entry shows.",
  },
];

/** The public front page: what Fairsplit does, in one sentence and one picture. */
export default function FrontPage() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-270 flex-col px-5 md:px-8">
      <header className="flex h-16 items-center justify-between gap-4">
        <Logo />
        <nav aria-label="Account" className="flex items-center gap-2">
          <LinkButton href="/sign-in" variant="ghost">
            Sign in
          </LinkButton>
          <LinkButton href="/sign-up" variant="secondary" className="max-sm:hidden">
            Create an account
          </LinkButton>
        </nav>
      </header>

      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        <div className="pt-10 pb-9 md:pt-20 md:pb-12">
          <h1 className="max-w-150 text-2xl font-semibold">Recruiters share a fee by a split that all of them sign before the work, and that pays to the cent after it.</h1>
          <p className="reading mt-3 max-w-140 text-lg text-muted-foreground">
            Fairsplit is a marketplace for split-fee recruiting. Companies post roles with a fee, recruiters bring candidates, and candidates decide who speaks for them.
          </p>
          <div className="mt-6 flex flex-wrap gap-2">
            <LinkButton href="/sign-up" variant="primary" size="lg">
              Create an account
            </LinkButton>
            <LinkButton href="/sign-in" size="lg">
              Sign in
            </LinkButton>
          </div>
        </div>

        <div className="rounded-lg border bg-card">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b px-4 py-3 text-sm md:px-6">
            <p className="font-medium">Senior data engineer, Halden Energy</p>
            <p className="figures text-muted-foreground">148,500.00 USD base salary × 20% fee · 90-day guarantee</p>
          </div>
          <div className="px-4 pt-4 pb-3 md:px-6 md:pt-5">
            <SplitWaterfall currency="USD" fee={usd("29700.00")} lines={example} title="One fee of 29,700.00 USD, and where each cent of it goes" />
          </div>
        </div>

        <dl className="grid gap-x-10 gap-y-7 py-12 md:grid-cols-3 md:py-16">
          {facts.map((fact) => (
            <div key={fact.title} className="border-t border-foreground pt-3">
              <dt className="text-base font-semibold">{fact.title}</dt>
              <dd className="mt-1 text-base text-muted-foreground">{fact.text}</dd>
            </div>
          ))}
        </dl>
      </main>

      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t py-5 text-sm text-muted-foreground">
        <p>Candidates never pay. Fairsplit is open source and can be hosted by anyone.</p>
        <p>
          <Link href="/docs/api" className="underline underline-offset-2 hover:text-foreground">
            API reference
          </Link>
        </p>
        <p>The people and sums above are an example.</p>
      </footer>
    </div>
  );
}
