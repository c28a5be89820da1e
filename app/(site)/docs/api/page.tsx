import type { Metadata } from "next";
import Link from "next/link";
import { Logo } from "@/components/shell/logo";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { refusalsOf, tagOf } from "@/server/access";
import { env } from "@/server/env";
import { limits } from "@/server/kernel/limits";
import { restRoutes } from "@/server/rest-routes";
import { RouteEntry } from "./route-entry";

export const metadata: Metadata = { title: "API reference" };
/** It names the address under which this marketplace is served. */
export const dynamic = "force-dynamic";

const tags = [...new Set(restRoutes.map(tagOf))];
const refusals = [...new Map(restRoutes.flatMap((route) => [...refusalsOf(route).values()].flat()).map((one) => [one.code, one])).values()].toSorted((a, b) => a.status - b.status || a.code.localeCompare(b.code));

/** The REST interface for people, made from the same table of routes as the OpenAPI document. */
export default function ApiReferencePage() {
  const url = new URL(env().APP_URL).origin;
  return (
    <div className="mx-auto flex min-h-dvh max-w-270 flex-col px-5 md:px-8">
      <header className="flex h-16 items-center justify-between gap-4">
        <Link href="/" aria-label="Fairsplit, to the front page">
          <Logo />
        </Link>
        <LinkButton href="/api/openapi.json" variant="secondary" prefetch={false}>
          OpenAPI 3.1
        </LinkButton>
      </header>
      <div className="grid flex-1 gap-x-10 pb-16 lg:grid-cols-[13rem_1fr]">
        <nav aria-label="Resources" className="max-lg:hidden">
          <ul className="sticky top-6 flex max-h-[calc(100dvh-3rem)] flex-col gap-0.5 overflow-y-auto py-6 text-sm">
            {["start", ...tags, "errors"].map((tag) => (
              <li key={tag}>
                <a href={`#${tag}`} className="block rounded-md px-2 py-1 text-muted-foreground hover:bg-accent hover:text-foreground">
                  {tag === "start" ? "Getting started" : tag === "errors" ? "Errors" : tag}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-col gap-10 pt-6 outline-none">
          <div id="start" className="flex flex-col gap-3">
            <h1 className="text-2xl font-semibold">API reference</h1>
            <p className="reading text-lg text-muted-foreground">Your own systems do by key what you do in the browser: the same rules, the same rights, the same answers.</p>
            <pre tabIndex={0} aria-label="A first request" className="overflow-x-auto rounded-lg border bg-card p-4 font-mono text-sm">{`curl ${url}/api/v2/candidate-sourcers \\
  -H "Authorization: Bearer fsk_…" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H "Content-Type: application/json" \\
  -d '{ "fullName": "Ada Byron", "email": "ada@example.com" }'`}</pre>
            <ul className="reading flex list-disc flex-col gap-1.5 pl-5 text-base">
              <li>Make a key in your settings, under “Keys for programs”. A key that reads may call GET alone.</li>
              <li>A list answers <Code>{"{ data, nextCursor }"}</Code>, newest first. Go on with <Code>?cursor=</Code> until it is null; <Code>?limit=</Code> is at most {limits.pageSizeMax}.</li>
              <li>One thing answers <Code>{"{ data }"}</Code>. Money is <Code>{'{ amount: "120000.00", currency: "USD", minor: "12000000" }'}</Code>; in a body, fields that end in Minor take the minor units as digits in a text.</li>
              <li>A file is the whole body of a POST to <Code>/files?purpose=import&amp;name=people.csv</Code>, as <Code>curl --data-binary @people.csv</Code> sends it. What takes a <Code>fileId</Code> takes it by the id that this answers.</li>
              <li>Send an <Code>Idempotency-Key</Code> with every POST. Sent again within 24 hours it answers the same, with <Code>Idempotency-Replayed: true</Code>, and does nothing twice.</li>
              <li>An error is <Code>application/problem+json</Code> with a <Code>code</Code>, the <Code>field</Code> it is about and a <Code>remedy</Code>. What is another’s answers as what is missing: 404.</li>
              <li>A key may send {limits.requestsAtOnce} requests at once, and {limits.requestsPerSecond} a second after that; then 429 with <Code>Retry-After</Code>.</li>
            </ul>
          </div>
          {tags.map((tag) => (
            <div key={tag} id={tag} className="scroll-mt-6">
              <Section title={<span className="font-mono">{tag}</span>} className="gap-3">
                <div>
                  {restRoutes.filter((route) => tagOf(route) === tag).map((route) => (
                    <RouteEntry key={`${route.method} ${route.path}`} route={route} />
                  ))}
                </div>
              </Section>
            </div>
          ))}
          <div id="errors" className="scroll-mt-6">
            <Section title="Errors" description="What a code means, and what to do instead.">
              <dl className="divide-y border-t">
                {refusals.map((one) => (
                  <div key={one.code} id={`error-${one.code}`} className="scroll-mt-6 py-2.5">
                    <dt className="font-mono text-sm break-all">
                      {one.code} <span className="font-sans text-muted-foreground">{one.status}</span>
                    </dt>
                    <dd className="reading text-sm">
                      {one.say} <span className="text-muted-foreground">{one.remedy}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </Section>
          </div>
        </main>
      </div>
    </div>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-md bg-muted px-1 py-0.5 font-mono text-sm break-words">{children}</code>;
}
