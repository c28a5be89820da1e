import { Frame, type Unsubscribe, Words } from "./frame";

export type NewsProps = { subject: string; lines: string[]; url: string; action: string; unsubscribe: Unsubscribe | undefined };

/** One thing that happened, in the words of the page that it leads to. */
export function News({ subject, lines, url, action, unsubscribe }: NewsProps) {
  return (
    <Frame preview={lines[0] ?? subject} title={subject} action={{ href: url, label: action }} foot="You get this mail because it concerns your own work on Fairsplit." unsubscribe={unsubscribe}>
      {lines.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
    </Frame>
  );
}
