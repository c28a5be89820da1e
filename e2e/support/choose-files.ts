import { expect, type Locator } from "@playwright/test";

/** Gives files to a hidden field of files. It waits until the page has been taken over from the server: before, no person could have opened the choice, and what is given is nobody's. */
export async function chooseFiles(field: Locator, files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> {
  await expect.poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")))).toBe(true);
  await field.setInputFiles(files);
}
