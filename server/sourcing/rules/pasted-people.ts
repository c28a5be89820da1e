export type AskedPerson = { email: string; phone: string; linkedin: string };

const nobody: AskedPerson = { email: "", phone: "", linkedin: "" };

/** One person of a pasted line: whatever looks like an address, a profile or a number, between commas, semicolons or tabs. Names and the rest are left out. */
function personOf(line: string): AskedPerson {
  const person = { ...nobody };
  for (const part of line.split(/[,;\t|]/).map((text) => text.trim().replace(/^["'<]+|["'>]+$/g, ""))) {
    const kind = /linkedin\.com\//i.test(part) || /^in\//i.test(part) ? "linkedin" : part.includes("@") ? "email" : (part.match(/\d/g)?.length ?? 0) >= 7 && /^[+()\d\s./-]+$/.test(part) ? "phone" : null;
    if (kind !== null && person[kind] === "") person[kind] = part;
  }
  return person;
}

/** Everybody in a pasted list, a line each; empty lines are nobody. Out: the lines as they stood beside what was found in them. */
export function peopleIn(text: string): { line: string; person: AskedPerson }[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== "").map((line) => ({ line, person: personOf(line) }));
}
