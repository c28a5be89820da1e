import { expect, type Page } from "@playwright/test";

/**
 * Opens a list of choices by `open` and looks at it in each of its first frames: it must be whole in the window from the first one.
 * A list that is moved into the window after it was shown is moved away under a press.
 */
export async function expectListInWindow(page: Page, open: () => Promise<void>): Promise<void> {
  const watching = page.evaluate(
    () =>
      new Promise<{ top: number; below: number }[]>((settled) => {
        const seen: { top: number; below: number }[] = [];
        const look = () => {
          const list = [...document.querySelectorAll('[role="listbox"]')].map((one) => one.getBoundingClientRect()).find(({ height }) => height > 0);
          if (list) seen.push({ top: Math.round(list.top), below: Math.round(list.bottom - window.innerHeight) });
          if (seen.length < 12) requestAnimationFrame(look);
          else settled(seen);
        };
        look();
      }),
  );
  const [seen] = await Promise.all([watching, open()]);
  expect(seen.filter(({ top, below }) => top < 0 || below > 0), "frames in which a part of the list was outside of the window").toEqual([]);
}
