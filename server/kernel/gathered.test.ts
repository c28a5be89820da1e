// Proves: whoever asks is answered by a run that began after they asked; those who ask while one is at work share the next; afterwards it begins at once again, and what is for something else never waits. Would miss: work that throws, which it must not.
import { expect, it } from "vitest";
import { gathered } from "./gathered";

/** Work that counts its runs and ends when it is let. */
function held() {
  const ends: (() => void)[] = [];
  let begun = 0;
  return { begun: () => begun, end: async () => { ends.shift()?.(); await new Promise((resolve) => setImmediate(resolve)); }, work: () => { begun++; return new Promise<void>((resolve) => ends.push(resolve)); } };
}

it("answers each by a run that began after they asked, and many at once by two", async () => {
  const { begun, end, work } = held();
  const [one, other] = [{ of: "one" }, { of: "other" }];
  const gather = gathered((what: { of: string }) => what, work);
  const ask = () => gather(one);
  const answered: string[] = [];
  const asked = (name: string) => ask().then(() => answered.push(name));
  const first = asked("first");
  const meanwhile = [asked("second"), asked("third"), asked("fourth")];
  expect(begun()).toBe(1);
  await end();
  expect([begun(), ...answered]).toEqual([2, "first"]);
  const late = asked("late");
  const elsewhere = gather(other);
  expect(begun()).toBe(3);
  await end();
  expect(begun()).toBe(4);
  expect(answered).toEqual(["first", "second", "third", "fourth"]);
  await end();
  await elsewhere;
  await end();
  await Promise.all([first, ...meanwhile, late]);
  expect(answered.at(-1)).toBe("late");
  const again = asked("again");
  expect(begun()).toBe(5);
  await end();
  await again;
});
