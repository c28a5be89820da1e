// Proves: what is ticked, chosen and switched has its name in the page as the server sends it. Would miss: how a browser computes a name.
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Checkbox } from "./checkbox";
import { RadioGroup } from "./radio-group";
import { Switch } from "./switch";

const controls: Record<string, ReactElement> = {
  checkbox: <Checkbox label="Alone" description="with more" />,
  radio: <RadioGroup aria-label="Which" choices={[{ value: "a", label: "First" }, { value: "b", label: "Second", description: "with more" }]} />,
  switch: <Switch label="On" />,
};

it.each(Object.entries(controls))("a %s", (role, element) => {
  const html = renderToStaticMarkup(element);
  const named = [...html.matchAll(new RegExp(`<[^>]*role="${role}"[^>]*>`, "g"))].map(([tag]) => /aria-labelledby="([^"]+)"/.exec(tag)?.[1] ?? "none");
  expect(named.length).toBeGreaterThan(0);
  for (const id of named) expect(html).toContain(`id="${id}"`);
});
