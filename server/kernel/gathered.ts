/**
 * Lets one run of some work do for all who ask for it: whoever asks while a run is at work waits, with all others who do, for one further run that begins after it. So each is answered by a run that
 * began after they asked, and a thousand who ask at once cause two. In: for what a run is (runs for different things know nothing of each other), and the work, which gets what the first who waits for it
 * asked with; it must not throw.
 */
export function gathered<T>(forWhat: (asked: T) => object, work: (asked: T) => Promise<void>): (asked: T) => Promise<void> {
  const runs = new WeakMap<object, { current: Promise<void> | null; next: Promise<void> | null }>();
  return (asked) => {
    const what = forWhat(asked);
    const run = runs.get(what) ?? { current: null, next: null };
    runs.set(what, run);
    const begin = (): Promise<void> => {
      run.current = work(asked).finally(() => (run.current = null));
      return run.current;
    };
    if (run.current === null && run.next === null) return begin();
    run.next ??= (run.current ?? Promise.resolve()).then(() => {
      run.next = null;
      return begin();
    });
    return run.next;
  };
}
