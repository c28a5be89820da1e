import { Fragment } from "react";
import { type Inline, markdownOf } from "./markdown";

const hostOf = (href: string): string => href.replace(/^https?:\/\//, "").split(/[/?#]/)[0] ?? "";

function Pieces({ pieces }: { pieces: readonly Inline[] }) {
  return pieces.map((piece, at) => {
    const key = `${at}`;
    if (piece.kind === "link") {
      return (
        <Fragment key={key}>
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" className="font-medium break-all underline underline-offset-3">{piece.text}</a>
          {piece.text !== piece.href && <span> ({hostOf(piece.href)})</span>}
        </Fragment>
      );
    }
    if (piece.kind === "bold") return <strong key={key} className="font-semibold">{piece.text}</strong>;
    if (piece.kind === "italic") return <em key={key}>{piece.text}</em>;
    if (piece.kind === "code") return <code key={key} className="rounded-sm bg-muted px-1 font-mono text-sm text-foreground">{piece.text}</code>;
    return <Fragment key={key}>{piece.text}</Fragment>;
  });
}

/** What a message says. A link whose words are not its address says where it leads. */
export function MessageBody({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {markdownOf(text).map((block, at) => {
        const key = `${at}`;
        if (block.kind === "code") return <pre key={key} className="overflow-x-auto rounded-md bg-muted px-2 py-1.5 font-mono text-sm text-foreground" tabIndex={0}>{block.text}</pre>;
        if (block.kind === "list") {
          const items = block.items.map((item, index) => <li key={`${index}`}><Pieces pieces={item} /></li>);
          return block.ordered ? <ol key={key} start={block.start} className="list-decimal pl-5">{items}</ol> : <ul key={key} className="list-disc pl-5">{items}</ul>;
        }
        return <p key={key} className="whitespace-pre-wrap">{block.lines.map((line, index) => <Fragment key={`${index}`}>{index > 0 && "\n"}<Pieces pieces={line} /></Fragment>)}</p>;
      })}
    </div>
  );
}
