import { formatDate } from "@/components/format";
import { Section } from "@/components/ui/section";
import { type Status, StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";

type Answer = Outputs["sourcing"]["blindCheck"]["answers"][number];

const looks: Readonly<Record<Answer["state"], { status: Status; word: string }>> = {
  free: { status: "free", word: "Free" }, yours: { status: "protected", word: "Yours" }, protected: { status: "blocked", word: "Protected" }, opted_out: { status: "inactive", word: "Wants no answer" }, unreadable: { status: "needs_you", word: "Not readable" },
};

/** What an answer means for the one who asked. */
function meaning(answer: Answer, companyName: string | null): string {
  const introduced = answer.introducedUntil === null ? null : `introduced to ${companyName ?? "this company"} already, which counts until ${formatDate(answer.introducedUntil)}`;
  switch (answer.state) {
    case "free":
      return introduced === null ? "Nobody protects them: the first to add them does." : `Nobody protects them now, but they were ${introduced}.`;
    case "yours":
      return `You protect them until ${formatDate(answer.until ?? "")}${introduced === null ? "" : `; ${introduced}`}.`;
    case "protected":
      return `Until ${formatDate(answer.until ?? "")}. With their signed right to represent you may submit them all the same${introduced === null ? "" : `; they were ${introduced}`}.`;
    case "opted_out":
      return "They asked that no check tells of them.";
    case "unreadable":
      return answer.problem ?? "Here is no e-mail, phone number or LinkedIn profile.";
  }
}

/** The answers, a line each, in the order of the question. */
export function CheckAnswers({ lines, answers, companyName }: { lines: readonly string[]; answers: readonly Answer[]; companyName: string | null }) {
  const counts = (Object.keys(looks) as Answer["state"][]).map((state) => ({ state, people: answers.filter((answer) => answer.state === state).length })).filter(({ people }) => people > 0);
  return (
    <Section title="Answers" description={counts.map(({ state, people }) => `${people.toLocaleString("en-US")} ${looks[state].word.toLowerCase()}`).join(", ")}>
      <ol className="max-w-240 divide-y rounded-lg border bg-card">
        {answers.map((answer, at) => (
          // A list may name one person twice: the place in it is what tells lines apart.
          <li key={`${at}-${lines[at] ?? ""}`} className="grid gap-x-6 gap-y-1 px-3.5 py-2.5 sm:grid-cols-[minmax(0,17rem)_9rem_minmax(0,1fr)]">
            <span className="min-w-0 font-medium break-words">{lines[at]}</span>
            <span><StatusPill status={looks[answer.state].status} word={looks[answer.state].word} look="plain" /></span>
            <span className="min-w-0 text-sm text-muted-foreground">{meaning(answer, companyName)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
