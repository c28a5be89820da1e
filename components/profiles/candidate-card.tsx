import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Avatar } from "@/components/ui/avatar";
import { type Language, type Region, regionNames, type Seniority, seniorityNames } from "@/server/profiles/rules/vocabulary";
import { languagesText } from "./profile-words";
import { TagList } from "./tag-list";

export type CandidateView = { initials: string; title: string; region: Region | null; seniority: Seniority | null; skills: readonly string[]; languages: readonly Language[]; lookingFor: string };

export type CandidateCardProps = {
  candidate: CandidateView;
  /** Where the whole profile is; without it this is the whole. */
  href?: string;
  /** What the reader may do, below or beside. */
  action?: ReactNode;
  level?: 1 | 2;
};

/** A candidate as recruiters see them before they are connected. The candidate's own preview is this very card. */
export function CandidateCard({ candidate, href, action, level = 2 }: CandidateCardProps) {
  const { initials, title, region, seniority, skills, languages, lookingFor } = candidate;
  const Heading = level === 1 ? "h1" : "h2";
  const facts = [region === null ? null : regionNames[region], seniority === null ? null : seniorityNames[seniority], languages.length === 0 ? null : languagesText(languages)].filter((fact) => fact !== null);
  const name = title === "" ? "No title yet" : title;
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border bg-card p-4">
      <div className="flex items-start gap-3">
        <Avatar name={Array.from(initials).join(" ")} size="lg" />
        <div className="min-w-0 flex-1">
          <Heading className={level === 1 ? "text-xl font-semibold break-words" : "text-base font-semibold break-words"}>{href === undefined ? name : <AppLink href={href} className="rounded-sm hover:underline">{name}</AppLink>}</Heading>
          <p className="text-sm text-muted-foreground"><span className="font-medium text-foreground">{Array.from(initials).map((letter) => `${letter}.`).join(" ")}</span>{facts.length > 0 && ` · ${facts.join(" · ")}`}</p>
        </div>
      </div>
      <TagList label="Skills" tags={skills} />
      {lookingFor !== "" && <p className="reading text-base break-words whitespace-pre-line"><span className="text-muted-foreground">Looks for: </span>{lookingFor}</p>}
      {action !== undefined && <div className="mt-auto flex flex-wrap items-center gap-2 pt-1">{action}</div>}
    </article>
  );
}
