/** What stands in a page for each part that the server still sends, or that waits to be put into its place (React). */
const PENDING = 'template[id^="B:"]';
const LOOK_EVERY_MS = 25;
/** A part that takes longer than this need not be waited for: without what is waited with, the page would never be live. */
const AT_MOST_MS = 10_000;

/**
 * Does `then` once every part of the page as the server sent it is in its place. What changes the page before has such parts drawn a second time, beside what comes from the server, which then stays in the page.
 * Out: calls it off.
 */
export function onceDrawn(page: { querySelector(what: string): unknown }, then: () => void): () => void {
  let waitedMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (page.querySelector(PENDING) === null || waitedMs >= AT_MOST_MS) return then();
    waitedMs += LOOK_EVERY_MS;
    timer = setTimeout(look, LOOK_EVERY_MS);
  };
  look();
  return () => clearTimeout(timer);
}
