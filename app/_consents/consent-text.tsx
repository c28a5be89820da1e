import { formatLongDate } from "@/components/format";

/** What a right to represent says, word for word, as a person reads it. */
export function ConsentText({ text }: { text: string }) {
  const [opening = "", ...paragraphs] = text.split("\n\n");
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card px-5 py-4 text-lg">
      <p className="reading font-medium break-words"><Spelled text={opening} /></p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="reading break-words">{paragraph}</p>
      ))}
    </div>
  );
}

/** A stored text as a person reads it: what was signed and hashed keeps its day in figures (`2027-03-14`), here it is spelled out. */
function Spelled({ text }: { text: string }) {
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((part, position) =>
    position % 2 === 0 ? part : <time key={`${part}:${position}`} dateTime={part} title={part} className="whitespace-nowrap">{formatLongDate(part)}</time>,
  );
}
