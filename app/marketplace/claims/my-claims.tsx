"use client";

import { useQuery } from "@tanstack/react-query";
import { formatDate } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { StandingWith } from "../../_connections/standing-with";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { BlockButton } from "../_blocks/block-button";
import { AskRelease } from "./ask-release";
import { ClaimContacts } from "./contacts";

type Claims = Outputs["sourcing"]["myClaims"];
type Claim = Claims["claims"][number];

const why: Readonly<Record<Claim["tier"], string>> = { identified: "they were first to bring you", contact: "they presented you to a company, or you answered them", consented: "you signed for them" };

/** Why a claim stands: what its holder did, or what they took over from another. */
const whyOf = ({ tier, takenOver }: Claim): string => (takenOver && tier === "identified" ? "they took it over from the recruiter who was first to bring you" : why[tier]);

function ended(claim: Claim): string {
  if (claim.state === "active") return `ended by itself on ${formatDate(claim.until)}`;
  const word = { released: "gave it up", transferred: "handed it on", overturned: "lost it" }[claim.state];
  return `${word} on ${formatDate(claim.until)}`;
}

/** Claims on the reader: the one in force with what they may do about it, and those that are over. */
export function MyClaims({ initial }: { initial: Claims }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sourcing.myClaims.queryOptions({}, { initialData: initial }));
  const live = data.claims.filter((one) => one.state === "active" && !one.over);
  const over = data.claims.filter((one) => one.state !== "active" || one.over);
  return (
    <>
      <Callout title="What a claim means, and what it does not">
        The first recruiter to bring you is protected for a time. They may present you, and if you are hired through anybody, they get a share of the fee; it costs you nothing. Every other recruiter needs your signature, which is yours to give
        to whom you like.
      </Callout>
      {live.length === 0 && <EmptyState title="Nobody has a claim on you">When a recruiter brings you here, you see at once who it is, and until when.</EmptyState>}
      {live.map((claim) => (
        <Section key={claim.id} title="Now">
          <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
              <div className="min-w-0">
                <p className="text-base font-medium break-words">{claim.recruiterName}, {claim.firmName}</p>
                <p className="text-sm text-muted-foreground">Since {formatDate(claim.from)}, until <span className="figures font-medium text-foreground">{formatDate(claim.until)}</span>, because {whyOf(claim)}.</p>
              </div>
              <div className="flex flex-wrap gap-2">
                {claim.request?.answer !== null && <AskRelease claimId={claim.id} recruiterName={claim.recruiterName} />}
                <StandingWith asked={{ recruiterId: claim.recruiterId }} name={claim.recruiterName} />
                <BlockButton recruiterId={claim.recruiterId} recruiterName={claim.recruiterName} firmId={claim.firmId} firmName={claim.firmName} />
              </div>
            </div>
            {claim.contestedAt !== null && (
              <div className="border-t pt-3 text-sm">
                <p>Contested since {formatDate(claim.contestedAt)}: another recruiter says that they brought you.</p>
                <p className="reading text-muted-foreground">The platform decides between the two. Until then the claim stands; you need not do anything, and it changes nothing about what you have signed.</p>
              </div>
            )}
            {claim.request !== null && (
              <div className="border-t pt-3 text-sm">
                <p className="reading">You asked on {formatDate(claim.request.askedAt)} to be let go: “{claim.request.reason}”</p>
                <p className="reading text-muted-foreground">{claim.request.answer === "kept" ? `They keep the claim: “${claim.request.note ?? ""}”` : "They have not answered yet. You are told when they do."}</p>
              </div>
            )}
            {claim.contacts.length > 0 && <ClaimContacts claim={claim} />}
          </div>
        </Section>
      ))}
      {over.length > 0 && (
        <Section title="Over">
          <ul className="divide-y rounded-lg border bg-card">
            {over.map((claim) => (
              <li key={claim.id} className="px-4 py-3">
                <p className="text-base font-medium break-words">{claim.recruiterName}, {claim.firmName}</p>
                <p className="text-sm text-muted-foreground">From {formatDate(claim.from)}; {ended(claim)}.</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
