import type { ReactNode } from "react";
import { formatMonth } from "@/components/format";
import { Avatar } from "@/components/ui/avatar";
import { KeyFacts } from "@/components/ui/key-facts";
import { TextLink } from "@/components/ui/link-button";
import type { Pace } from "@/server/profiles/rules/answer-pace";
import type { Field, Language, Region } from "@/server/profiles/rules/vocabulary";
import { fieldsText, languagesText, paceWords, regionsText } from "./profile-words";
import { TagList } from "./tag-list";

export type RecruiterView = {
  name: string; firmName: string; headline: string; about: string; fields: readonly Field[]; regions: readonly Region[]; languages: readonly Language[]; roleKinds: readonly string[]; recruitingSince: number | null;
  placements: number; rolesNow: number; answersWithin: Pace | null;
  /** null = their profile is not saved yet. */
  hereSince: string | null;
};

export type RecruiterProfileProps = {
  recruiter: RecruiterView;
  /** The firm's own page; without it the firm is only named. */
  firmHref?: string;
  /** What the reader may do, beside the name. */
  action?: ReactNode;
  /** 1 where this is the page, 2 where it is a preview in one. */
  level?: 1 | 2;
};

/** A recruiter's profile: what they say of themselves, and what has been counted. The public page, the page for candidates and the owner's preview are this. */
export function RecruiterProfile({ recruiter, firmHref, action, level = 1 }: RecruiterProfileProps) {
  const [Name, Part] = level === 1 ? (["h1", "h2"] as const) : (["h2", "h3"] as const);
  const { name, firmName, headline, about, fields, regions, languages, roleKinds, recruitingSince, placements, rolesNow, answersWithin, hereSince } = recruiter;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-80 items-start gap-4">
          <Avatar name={name} size="xl" />
          <div className="min-w-0">
            <Name className="text-xl font-semibold break-words">{name}</Name>
            <p className="text-base break-words text-muted-foreground">Recruiter at {firmHref === undefined ? firmName : <TextLink href={firmHref}>{firmName}</TextLink>}</p>
            {headline !== "" && <p className="reading mt-2 text-lg break-words">{headline}</p>}
          </div>
        </div>
        {action !== undefined && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </header>
      <KeyFacts
        layout="columns"
        facts={[
          { label: "Charges candidates", value: "Nothing", detail: "Candidates never pay" },
          { label: "Placements here", value: placements, detail: "hires that have begun" },
          { label: "Roles now", value: rolesNow, detail: "open and under way" },
          { label: "Usually answers", value: answersWithin === null ? "Not known yet" : paceWords[answersWithin], detail: answersWithin === null ? "too few answers to go by" : "over the last 90 days" },
          ...(hereSince === null ? [] : [{ label: "Here since", value: formatMonth(hereSince), ...(recruitingSince === null ? {} : { detail: `recruiting since ${recruitingSince}` }) }]),
        ]}
      />
      {about !== "" && (
        <section className="flex flex-col gap-2">
          <Part className="text-lg font-semibold">About</Part>
          <p className="reading text-base break-words whitespace-pre-line">{about}</p>
        </section>
      )}
      <section className="flex flex-col gap-2">
        <Part className="text-lg font-semibold">What they work</Part>
        <TagList label="Kinds of roles" tags={roleKinds} />
        <dl className="flex flex-col gap-1.5 text-base">
          <Works term="Fields" text={fieldsText(fields)} />
          <Works term="Regions" text={regionsText(regions)} />
          <Works term="Languages" text={languagesText(languages)} />
        </dl>
      </section>
    </div>
  );
}

function Works({ term, text }: { term: string; text: string }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-muted-foreground">{term}</dt>
      <dd className="min-w-0">{text === "" ? "–" : text}</dd>
    </div>
  );
}
