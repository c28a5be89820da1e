import { formatBasisPoints, formatDay } from "@/components/format";
import { IdChip } from "@/components/ui/id-chip";
import { Timeline, type TimelineEntry } from "@/components/ui/timeline";
import { changeText, type ClaimDetail, evidenceText, factText, lastDayOf } from "../claim-words";

const directionWords = { out: "the recruiter wrote", in: "the person wrote", both: "both spoke" } as const;
const answerWords = { confirmed: "The person confirmed it.", denied: "The person denied it." } as const;
const decisionWords = { approved: "approved the override", rejected: "turned the override down", withdrawn: "took the proposal back" } as const;

/** Evidence, changes of the period and decisions on one line of time, newest first. */
export function ClaimTimeline({ detail }: { detail: ClaimDetail }) {
  return <Timeline entries={entriesOf(detail)} now={detail.now} />;
}

function entriesOf({ claim, evidence, contacts, history, overrides }: ClaimDetail): TimelineEntry[] {
  const holder = { kind: "person", name: claim.holderName } as const;
  const entries: TimelineEntry[] = [
    ...evidence.map((one): TimelineEntry => ({ id: one.hash, at: one.at, actor: { kind: "person", name: one.holderName }, text: evidenceText(one.kind), detail: `gives ${one.days} days from here`, aside: <IdChip id={one.hash} label="hash" /> })),
    ...contacts.map((one): TimelineEntry => ({
      id: one.id, at: one.addedAt, actor: holder, text: `wrote down contact of ${formatDay(one.happenedOn)}: ${directionWords[one.direction]}`,
      detail: <><span className="block break-words">{one.note}</span>{one.answer === null ? "The person has not said whether it is so." : answerWords[one.answer]}</>, aside: <IdChip id={one.hash} label="hash" />,
    })),
    ...history.map((one): TimelineEntry => ({
      id: `${one.at}${one.fact}`, at: one.at, actor: one.actorName === null ? { kind: "automation", name: "The claim" } : { kind: "person", name: one.actorName },
      text: `${factText(one.fact === "transferred" && claim.state === "joined" ? "joined" : one.fact, one.actorName === null ? "automation" : "person")}${one.fact === "claimed" || one.fact === "extended" || one.fact === "shortened" ? `, last day ${lastDayOf(one.until)}` : ""}`,
      ...(["claimed", "extended"].includes(one.fact) ? {} : { detail: <span className="break-words">{one.reason}</span> }),
    })),
    ...overrides.map((one): TimelineEntry => ({ id: one.overrideId, at: one.proposedAt, actor: { kind: "person", name: one.proposedByName }, text: `proposed an override: ${changeText(one)}`, detail: <span className="break-words">{one.reason} (policy v{one.policyVersion})</span> })),
    ...overrides.flatMap((one): TimelineEntry[] => (one.state === "proposed" || one.decidedAt === null ? [] : [{ id: `${one.overrideId} decided`, at: one.decidedAt, actor: { kind: "person", name: one.decidedByName ?? "" }, text: decisionWords[one.state], ...(one.answer === null ? {} : { detail: <span className="break-words">{one.answer}</span> }) }])),
  ];
  return entries.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** What somebody else is owed of what the claim earns. */
export const owesText = (owes: ClaimDetail["claim"]["owes"]): string => (owes === null ? "Nobody" : `${owes.name}: ${formatBasisPoints(owes.basisPoints)} of the sourcer's share`);
