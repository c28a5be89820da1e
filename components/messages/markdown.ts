/** A piece of a line: plain, or what a few signs around it make of it. Only addresses that begin with http are links. */
export type Inline = { kind: "text" | "bold" | "italic" | "code"; text: string } | { kind: "link"; text: string; href: string };
export type Block = { kind: "lines"; lines: Inline[][] } | { kind: "code"; text: string } | { kind: "list"; ordered: boolean; start: number; items: Inline[][] };

const marks = /`([^`\n]{1,500})`|\*\*([^*\n]{1,500})\*\*|\*([^*\s\n][^*\n]{0,500})\*|(?<![\p{L}\p{N}])_([^_\s\n][^_\n]{0,500})_(?![\p{L}\p{N}])|\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]{1,500})\)|(https?:\/\/[^\s<>"]{1,500})/gu;

/** One line, piece by piece. Nothing nests, so that no text takes longer to read than it is long. */
function inlineOf(line: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  const plain = (text: string) => text !== "" && pieces.push({ kind: "text", text });
  for (const found of line.matchAll(marks)) {
    plain(line.slice(from, found.index));
    from = found.index + found[0].length;
    const [, code, bold, italic, slanted, label, target, bare] = found;
    if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (bold !== undefined) pieces.push({ kind: "bold", text: bold });
    else if (label !== undefined && target !== undefined) pieces.push({ kind: "link", text: label, href: target });
    else if (bare !== undefined) {
      // A full stop or a bracket at the end belongs to the sentence.
      const href = bare.replace(/[.,;:!?)\]}'*_]+$/, "");
      pieces.push({ kind: "link", text: href, href });
      plain(bare.slice(href.length));
    } else pieces.push({ kind: "italic", text: italic ?? slanted ?? "" });
  }
  plain(line.slice(from));
  return pieces;
}

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}(\d{1,4})[.)]\s+(.*)$/;

/**
 * A message's text in the few forms that it may have: bold, italic, code, lists, links. In: the text as it was sent. Out: blocks of plain pieces, for React to write as text: there is no way from
 * here to HTML.
 */
export function markdownOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const last = blocks.at(-1);
    const end = line.startsWith("```") ? lines.indexOf("```", at + 1) : -1;
    const [item, number] = [bullet.exec(line), numbered.exec(line)];
    if (end > at) {
      blocks.push({ kind: "code", text: lines.slice(at + 1, end).join("\n") });
      at = end;
    } else if (item ?? number) {
      const ordered = item === null;
      const content = inlineOf((item ? item[1] : number?.[2]) ?? "");
      if (last?.kind === "list" && last.ordered === ordered) last.items.push(content);
      else blocks.push({ kind: "list", ordered, start: Number(number?.[1] ?? 1), items: [content] });
    } else if (last?.kind === "lines") last.lines.push(inlineOf(line));
    else if (line.trim() !== "" || blocks.length > 0) blocks.push({ kind: "lines", lines: [inlineOf(line)] });
  }
  return blocks;
}

/** A message's text as a line without its signs: for where only a glance at it is shown. */
export const plainLine = (text: string): string =>
  markdownOf(text).flatMap((block) => (block.kind === "code" ? [block.text] : (block.kind === "list" ? block.items : block.lines).map((line) => line.map((piece) => piece.text).join("")))).join(" ").replace(/\s+/g, " ").trim();
