import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Avatar } from "@/components/ui/avatar";
import type { Pace } from "@/server/profiles/rules/answer-pace";
import type { Field, Language, Region } from "@/server/profiles/rules/vocabulary";
import { countOfRecruiters, fieldsText, languagesText, paceWords, placementsText, regionsText, rolesText } from "./profile-words";

type Works = { fields: readonly Field[]; regions: readonly Region[]; languages: readonly Language[] };
type CardProps = { name: string; who: ReactNode; href: string; square?: boolean; headline?: string; roleKinds?: readonly string[]; works: Works; pace?: Pace | null; counted: readonly string[]; action?: ReactNode };

function Card({ name, who, href, square = false, headline, roleKinds = [], works, pace, counted, action }: CardProps) {
  return (
    <article className="flex flex-col gap-2.5 rounded-lg border bg-card p-4">
      <div className="flex items-start gap-3">
        <Avatar name={name} size="lg" square={square} />
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold break-words"><AppLink href={href} className="rounded-sm hover:underline">{name}</AppLink></h2>
          <p className="text-sm break-words text-muted-foreground">{who}</p>
        </div>
        <p className="figures shrink-0 text-right text-sm text-muted-foreground">{counted.map((one, at) => <span key={one} className={at === 0 ? "block font-medium text-foreground" : "block"}>{one}</span>)}</p>
      </div>
      {headline !== undefined && <p className="reading text-base break-words">{headline}</p>}
      <dl className="flex flex-col gap-0.5 text-sm">
        {roleKinds.length > 0 && <Line term="Roles"><span className="break-words">{firstOf(roleKinds)}</span></Line>}
        <Line term="Fields">{fieldsText(works.fields)}</Line>
        <Line term="Regions">{regionsText(works.regions)}</Line>
        <Line term="Languages">{languagesText(works.languages)}</Line>
        {pace !== undefined && <Line term="Answers">{pace === null ? "Too few to go by yet" : `Usually ${paceWords[pace].toLowerCase()}`}</Line>}
      </dl>
      {action !== undefined && <div className="flex flex-wrap items-center gap-2 pt-1">{action}</div>}
    </article>
  );
}

const SHOWN_KINDS = 4;
/** The first few, and how many more there are. */
const firstOf = (kinds: readonly string[]): string => [...kinds.slice(0, SHOWN_KINDS), ...(kinds.length > SHOWN_KINDS ? [`${kinds.length - SHOWN_KINDS} more`] : [])].join(", ");

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="w-20 shrink-0 text-muted-foreground">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

type Recruiter = Works & { name: string; firmName: string; headline: string; roleKinds: readonly string[]; placements: number; rolesNow: number; answersWithin: Pace | null };

/** A recruiter in a list. `action` is what the reader may do with them. */
export function RecruiterCard({ recruiter, href, action }: { recruiter: Recruiter; href: string; action?: ReactNode }) {
  const { name, firmName, headline, roleKinds, placements, rolesNow, answersWithin } = recruiter;
  return <Card name={name} who={firmName} href={href} headline={headline} roleKinds={roleKinds} works={recruiter} pace={answersWithin} counted={[placementsText(placements), rolesText(rolesNow)]} action={action} />;
}

type Firm = Works & { name: string; recruiters: number; placements: number };

/** A firm in a list, by its recruiters together. */
export function FirmCard({ firm, href }: { firm: Firm; href: string }) {
  return <Card name={firm.name} who={`${countOfRecruiters(firm.recruiters)} with a profile`} href={href} square works={firm} counted={[placementsText(firm.placements)]} />;
}
