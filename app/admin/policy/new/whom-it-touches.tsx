"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { cn } from "@/components/class-names";
import { formatDate, formatWhole } from "@/components/format";
import { TextLink } from "@/components/ui/link-button";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import type { Settings } from "../policy-words";

type Touched = Outputs["policy"]["preview"]["touched"][number];
const pauseMs = 400;

/** Whom the settings as typed would touch, by how many and some by name; asked anew when typing rests. */
export function WhomItTouches({ settings }: { settings: Settings }) {
  const trpc = useTRPC();
  const rested = useRested(JSON.stringify(settings));
  const { data, isPlaceholderData, isError } = useQuery(trpc.policy.preview.queryOptions({ settings: JSON.parse(rested) as Settings }, { placeholderData: keepPreviousData, retry: false }));
  return (
    <section aria-labelledby="touches-title" aria-busy={isPlaceholderData || data === undefined} className={cn("transition-opacity", isPlaceholderData && "opacity-60")}>
      <h2 id="touches-title" className="text-lg font-semibold">Whom it touches</h2>
      <div aria-live="polite">
        {isError ? (
          <p className="text-muted-foreground">Known once every number can be used.</p>
        ) : data === undefined ? (
          <p className="text-muted-foreground">Looking…</p>
        ) : data.touched.length === 0 ? (
          <p className="text-muted-foreground">Nobody who is here now. It counts for what is made from then on.</p>
        ) : (
          <ul className="mt-1 divide-y">{data.touched.map((one) => <li key={one.subject} className="py-1.5"><Effect touched={one} liveClaims={data.liveClaims} /></li>)}</ul>
        )}
      </div>
    </section>
  );
}

function Effect({ touched, liveClaims }: { touched: Touched; liveClaims: number }) {
  const more = touched.count - touched.sample.length;
  return (
    <>
      {effectText(touched, liveClaims)}
      <ul className="mt-0.5 text-sm text-muted-foreground">
        {touched.sample.map((one) => <li key={one.id} className="break-words"><SampleLine subject={touched.subject} one={one} /></li>)}
        {more > 0 && <li>and {formatWhole(more)} more</li>}
      </ul>
    </>
  );
}

const counted = (n: number, one: string, many: string) => (n === 1 ? `One ${one}` : `${formatWhole(n)} ${many}`);

/** What a change does to those it touches, in a sentence that says what they keep. */
function effectText({ subject, count }: Touched, liveClaims: number): string {
  switch (subject) {
    case "claims_reach":
      return `${formatWhole(count)} of ${counted(liveClaims, "live claim", "live claims").toLowerCase()} would get another last day from new evidence. Until it comes, each keeps the one it has.`;
    case "claims_at_longest":
      return `${counted(count, "live claim lasts", "live claims last")} longer than the new longest. They keep their end, and nothing lengthens them.`;
    case "roles_of_levels":
      return `${counted(count, "role", "roles")} of such a level. What is submitted or signed for from then on counts by the new days; claims keep the end they have.`;
    case "parts_lost":
      return `${counted(count, "claim owes", "claims owe")} a part that could no longer be paid: the whole share would be the holder's.`;
    case "offers_open":
      return `${counted(count, "open offer of a claim keeps", "open offers of claims keep")} the day until which it can be accepted.`;
    case "recruiters_over_limit":
      return `${counted(count, "recruiter has", "recruiters have")} checked as many people today as the new limit allows, or more.`;
    case "firms_over_limit":
      return `${counted(count, "firm has", "firms have")} checked as many people today as the new limit allows, or more.`;
    case "fees_above":
      return `${counted(count, "open role pays", "open roles pay")} more than the new highest fee. Its terms stay, and could not be agreed anew.`;
    case "reviews_waiting":
      return `${counted(count, "submission waits", "submissions wait")} for a company's answer, by the new days.`;
    case "requests_waiting":
      return `${counted(count, "unanswered request shows", "unanswered requests show")} the text that was sent.`;
  }
}

const provenBy: Readonly<Record<string, string>> = { signature: "a signature", contact: "two-way contact", identified: "contact by hand" };

function SampleLine({ subject, one }: { subject: Touched["subject"]; one: Touched["sample"][number] }) {
  const [holder = "", kind = ""] = one.detail.split("|");
  if (subject === "claims_reach") return <><TextLink href={`/admin/claims/${one.id}`}>{one.name}</TextLink>, {holder}: {provenBy[kind] ?? kind} today would give {one.before === null ? "" : formatDate(one.before)}, then {one.after === null ? "" : formatDate(one.after)}</>;
  if (subject === "claims_at_longest" || subject === "parts_lost" || subject === "offers_open") return <><TextLink href={`/admin/claims/${one.id}`}>{one.name}</TextLink>, {one.detail}</>;
  if (subject === "recruiters_over_limit" || subject === "firms_over_limit") return <>{one.name}: {one.detail} today</>;
  return <>{one.name}, {one.detail}</>;
}

/** A text once it has not changed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
