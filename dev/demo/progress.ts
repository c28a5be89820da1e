/** Prints what is being done, with the seconds it took; on a terminal the line counts while it waits. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${what} …`);
  else console.log(`  ${what} …`);
  const timer = setInterval(() => {
    if (live) process.stdout.write(`\r  ${what} … ${seconds()} s`);
    else if (seconds() % 15 === 0) console.log(`  ${what} … ${seconds()} s`);
  }, 1_000);
  try {
    const result = await work();
    if (live) process.stdout.write(`\r  ${what}: ${seconds()} s${" ".repeat(12)}\n`);
    else console.log(`  ${what}: ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
