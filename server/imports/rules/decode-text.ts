/** A text file's letters, or the first line that is written otherwise than the rest. */
export type Decoded = { text: string } | { mixedAt: number };

const startsWith = (bytes: Uint8Array, ...codes: number[]) => codes.every((code, at) => bytes[at] === code);

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What Windows-1252 has where Latin-1 has controls, from 0x80 on. Node's own decoder of that name reads Latin-1. */
const above128 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const windows1252 = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes).replace(/[\u0080-\u009F]/g, (letter) => above128[letter.charCodeAt(0) - 128] ?? letter);

/**
 * The letters of a file in UTF-8, in UTF-16 with its mark, or in Windows-1252, as spreadsheets save CSV in the West. A file that is partly UTF-8 and partly not
 * is no guess of ours: it names the line. Marks at the beginning are left out.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : startsWith(bytes, 0xfe, 0xff) ? "utf-16be" : null;
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes);
    const broken = text.indexOf("\uFFFD");
    return broken < 0 ? { text } : { mixedAt: text.slice(0, broken).split("\n").length };
  }
  const whole = utf8(bytes);
  if (whole !== null) return { text: whole };
  let someUtf8 = startsWith(bytes, 0xef, 0xbb, 0xbf);
  let otherAt = 0;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    const part = bytes.subarray(start, end);
    if (part.some((byte) => byte > 127)) {
      if (utf8(part) === null) otherAt ||= line;
      else someUtf8 = true;
    }
    start = end + 1;
  }
  return someUtf8 ? { mixedAt: otherAt } : { text: windows1252(bytes) };
}
