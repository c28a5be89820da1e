/** Which letters a TrueType font draws, as its `cmap` says. In: the font's bytes. Out: the code points; throws where the bytes are no such font. */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const table = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16).find((at) => font.toString("latin1", at, at + 4) === "cmap");
  if (table === undefined) throw new Error("This font has no table of letters.");
  const cmap = font.readUInt32BE(table + 8);
  const maps = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4));
  const letters = new Set<number>();
  for (const map of maps) {
    const format = font.readUInt16BE(map);
    if (format === 4) addSegments(font, map, letters);
    if (format === 12) addGroups(font, map, letters);
  }
  return letters;
}

/** Format 4: segments of the first 65,536 code points, each with a shift to its glyphs or a place in a list of them. Glyph 0 is the box that stands for a letter that is not there. */
function addSegments(font: Buffer, map: number, letters: Set<number>): void {
  const count = font.readUInt16BE(map + 6) / 2;
  const ends = map + 14;
  const [starts, shifts, ranges] = [ends + 2 + count * 2, ends + 2 + count * 4, ends + 2 + count * 6];
  for (let at = 0; at < count; at++) {
    const [start, end] = [font.readUInt16BE(starts + at * 2), font.readUInt16BE(ends + at * 2)];
    const [shift, range] = [font.readUInt16BE(shifts + at * 2), font.readUInt16BE(ranges + at * 2)];
    for (let code = start; code <= end && code < 0xff_ff; code++) {
      const glyph = range === 0 ? (code + shift) & 0xff_ff : font.readUInt16BE(ranges + at * 2 + range + (code - start) * 2);
      if (glyph !== 0) letters.add(code);
    }
  }
}

/** Format 12: groups of code points that follow each other. */
function addGroups(font: Buffer, map: number, letters: Set<number>): void {
  for (let at = map + 16; at < map + 16 + font.readUInt32BE(map + 12) * 12; at += 12) for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code++) letters.add(code);
}
