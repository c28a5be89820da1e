import { formatInstant } from "@/components/format";
import { actionWords } from "@/components/moderation/moderation-words";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { AnswerAppeal, DecideProposal, LiftAction } from "./decide-action";

export type Action = Outputs["moderation"]["detail"]["actions"][number];

/** What was decided in a case, who decided it, and what can be done about each. */
export function ActionLines({ actions, now, mayAct }: { actions: readonly Action[]; now: string; mayAct: boolean }) {
  return (
    <ul aria-label="Decided" className="divide-y rounded-lg border bg-card">
      {actions.map((one) => (
        <li key={one.actionId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
          <div className="reading min-w-0 flex-1 basis-80">
            <h3 className="text-base font-medium">{actionWords(one)} <StatusPill {...pillOf(one, now)} /></h3>
            <p className="text-sm text-muted-foreground">{bywords(one)}</p>
            <p className="text-base break-words whitespace-pre-line">{one.reason}</p>
            {one.secondAnswer !== null && <p className="text-base break-words whitespace-pre-line">Turned down: {one.secondAnswer}</p>}
            {one.liftReason !== null && one.appeal?.state !== "granted" && <p className="text-base break-words whitespace-pre-line">Lifted: {one.liftReason}</p>}
            {one.appeal && (
              <div className="mt-2 border-l-2 pl-3">
                <p className="text-sm text-muted-foreground">Appealed on {formatInstant(one.appeal.at)}</p>
                <p className="text-base break-words whitespace-pre-line">“{one.appeal.words}”</p>
                {one.appeal.answer !== null && <p className="text-base break-words whitespace-pre-line">{one.appeal.state === "granted" ? "Granted" : "Turned down"} by {one.appeal.decidedByName}: {one.appeal.answer}</p>}
              </div>
            )}
          </div>
          {mayAct && (
            <div className="flex flex-wrap items-center gap-2">
              {one.state === "proposed" && <DecideProposal actionId={one.actionId} what={actionWords(one)} reason={one.reason} proposedByName={one.decidedByName} mine={one.mine} />}
              {one.appeal?.state === "open" && (one.mine ? <p className="max-w-64 text-sm text-muted-foreground">You had a part in it: another admin answers the appeal.</p> : <AnswerAppeal actionId={one.actionId} />)}
              {one.state === "in_force" && <LiftAction actionId={one.actionId} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function bywords({ state, decidedByName, decidedAt, secondByName, until, liftedByName, liftedAt }: Action): string {
  return [
    `${state === "proposed" || secondByName !== null ? "Proposed" : "Decided"} by ${decidedByName} on ${formatInstant(decidedAt)}`,
    secondByName === null ? null : state === "withdrawn" ? "taken back" : `${state === "turned_down" ? "turned down" : "approved"} by ${secondByName}`,
    until === null ? null : `until ${formatInstant(until)}`,
    liftedByName === null || liftedAt === null ? null : `lifted by ${liftedByName} on ${formatInstant(liftedAt)}`,
  ].filter((text) => text !== null).join(", ");
}

function pillOf({ state, until }: Action, now: string): { status: "needs_you" | "active" | "expired" | "closed"; word: string } {
  if (state === "proposed") return { status: "needs_you", word: "Waits for a second admin" };
  if (state === "in_force") return until !== null && until <= now ? { status: "expired", word: "Over" } : { status: "active", word: "In force" };
  return { status: "closed", word: state === "lifted" ? "Lifted" : state === "turned_down" ? "Turned down" : "Taken back" };
}
