/** Which messages of a conversation a print has, in words, and where the others are. In: how many there are, and those that are here. */
export function printedWords({ of, messages }: { of: number; messages: readonly { seq: number }[] }): string {
  const [first, last] = [messages[0], messages.at(-1)];
  if (first === undefined || last === undefined) return "Nothing has been said yet.";
  const which = `Messages ${first.seq} to ${last.seq} of ${of}.`;
  return first.seq === 1 ? which : `${which} What was said before is in the conversation as JSON.`;
}
