import type { Page } from "@playwright/test";
import { demoPeople } from "@/db/seed/people";
import { expect, test as withWorld } from "./api-test";
import { watch } from "./quiet-pages";

export type People = {
  /** The page of a demo person, signed in by the button of the sign-in page, in a browser of their own. */
  signIn(key: string): Promise<Page>;
  /** The page of somebody who has never been here, in a browser of their own. */
  visitor(): Promise<Page>;
};

/** A story with people, each in a browser of their own. It fails if any page that they saw logged an error or lost an answer. */
export const test = withWorld.extend<{ people: People }>({
  people: async ({ browser, contextOptions, world }, give) => {
    const heard: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    const visitor = async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: world.url, reducedMotion: "reduce" });
      contexts.push(context);
      const page = await context.newPage();
      context.on("page", (opened) => watch(opened, heard));
      watch(page, heard);
      return page;
    };
    await give({
      visitor,
      async signIn(key) {
        const person = demoPeople.find((one) => one.key === key);
        if (!person) throw new Error(`There is no demo person ${key}.`);
        const page = await visitor();
        await page.goto("/sign-in");
        await page.getByRole("button", { name: `Continue as ${person.name}` }).click();
        await page.waitForURL((url) => url.pathname.startsWith(person.area));
        return page;
      },
    });
    for (const context of contexts) await context.close();
    expect(heard, "what the pages complained about").toEqual([]);
  },
});
export { expect };
