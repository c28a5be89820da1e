const endOfDirectory = 0x06_05_4b_50;
const directoryEntry = 0x02_01_4b_50;

/** How many bytes an archive says that it unpacks to; infinite when it does not say, so that nobody unpacks it to find out. */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = lastEnd(view);
  if (end < 0) return Number.POSITIVE_INFINITY;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let i = 0; i < entries; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return Number.POSITIVE_INFINITY;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    // An entry of nothing packs to at most two bytes; one that keeps its size elsewhere has all bits set.
    if (unpacked === 0xff_ff_ff_ff || (unpacked === 0 && packed > 2)) return Number.POSITIVE_INFINITY;
    total += unpacked;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

/** The directory's end stands last, behind it only a comment of at most 65,535 bytes. */
function lastEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at--) if (view.getUint32(at, true) === endOfDirectory) return at;
  return -1;
}
