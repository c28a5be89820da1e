// Proves that what a person types in a field of money stands alone, though the page's own suggestion arrives while they are in it. It would miss
// other kinds of fields.
import { expect, test } from "../support/test";

test("an amount that arrives late is not mixed with the one being typed", async ({ people }) => {
  const page = await people.signIn("maya");
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/applications\.preview/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/portal/submissions/new");
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option").first().click();
  const salary = page.getByLabel("Expected base salary, per year");
  await salary.focus();
  answer();
  await expect(page.getByText(/For a base salary of/)).toBeVisible();
  await page.keyboard.type("123000");
  await expect(salary).toHaveValue("123000");
  await expect(page.getByText(/For a base salary of .*123,000\.00/)).toBeVisible();
  await salary.blur();
  await expect(salary).toHaveValue("123,000.00");
});
