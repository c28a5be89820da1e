// Proves: every number of the policy has words, and each can be read and changed where it stands, however deep, with all others kept.
import { expect, it } from "vitest";
import { policySettings } from "@/server/policy";
import { allSettings, changesBetween, valueAt, valueWords, withValue } from "./policy-words";

const settings = policySettings.parse({});

function numbersIn(value: unknown, path: string[] = []): string[] {
  if (typeof value === "number") return [path.join(".")];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key])) : [];
}

it("are all there, each once", () => {
  expect(allSettings.map((one) => one.path).toSorted()).toEqual(numbersIn(settings).toSorted());
});

it.each(allSettings.map((one) => [one.path, one] as const))("%s is changed alone, and stays a policy", (path, { label, unit }) => {
  const before = valueAt(settings, path);
  const next = withValue(settings, path, before + 1);
  expect(changesBetween(settings, next)).toEqual([{ label, from: valueWords(before, unit), to: valueWords(before + 1, unit) }]);
  expect(withValue(next, path, before)).toEqual(settings);
  expect((policySettings.safeParse(next).error?.issues ?? []).map((issue) => issue.code)).not.toContain("unrecognized_keys");
});
