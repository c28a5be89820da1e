const endOfDirectory = 0x06_05_4b_50;
const directoryEntry = 0x02_01_4b_50;
/** Stands for a size that is kept elsewhere, in a record that we do not read. */
const elsewhere = 0xff_ff_ff_ff;

type Member = { name: string; unpacked: number };

/** What a ZIP archive holds, by the directory at its end, by which programs open it; null = it has none, or one that does not say all. Nothing is unpacked. */
export function membersOf(bytes: Uint8Array): Member[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = lastEnd(view);
  if (end < 0) return null;
  const members: Member[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) return null;
    const [packed, unpacked, nameLength] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint16(at + 28, true)];
    // A member of nothing packs to at most two bytes.
    if (unpacked === elsewhere || (unpacked === 0 && packed > 2)) return null;
    members.push({ name: new TextDecoder("latin1").decode(bytes.subarray(at + 46, at + 46 + nameLength)), unpacked });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // Members that the count leaves out are members still.
  return at === end ? members : null;
}

/** How many bytes an archive says that it unpacks to; infinite when it does not say, so that nobody unpacks it to find out. */
export const unpackedSize = (bytes: Uint8Array): number => membersOf(bytes)?.reduce((total, one) => total + one.unpacked, 0) ?? Number.POSITIVE_INFINITY;

/** The directory's end stands last, behind it only a comment of at most 65,535 bytes. */
function lastEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at--) if (view.getUint32(at, true) === endOfDirectory) return at;
  return -1;
}
