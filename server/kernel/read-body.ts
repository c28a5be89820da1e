/** The whole body of a request or an answer; null = longer than `most` bytes, and no more of it was read. */
export async function readBody(message: Request | Response, most: number): Promise<Uint8Array | null> {
  if (Number(message.headers.get("content-length") ?? "0") > most) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = message.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return new Uint8Array(Buffer.concat(parts));
}
