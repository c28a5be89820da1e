import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import postgres from "postgres";
import { startWorld } from "../../dev/demo/world";
import { signIn } from "../lib/http";
import type { Line } from "../lib/report";
import { connectedPairs } from "../seed/connected-pairs";

const person = "maya@northbound.example.com";
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** W4: the JavaScript that a page's HTML names, gzipped: of a list, and of a conversation with the list beside it, against the emptiest page of the build, which says that there is nothing. What is fetched at a click is not in it. */
export async function pageWeight(of: { root: string }): Promise<Line[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-bench-weight-"));
  const world = await startWorld({ root: of.root, dataDir, port: 3_900, seed: "people", quiet: true });
  const owner = postgres(world.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [pair] = await connectedPairs(owner, { recruiterEmail: person, pairs: 1 });
    const cookie = await signIn(world, person);
    const weights = new Map<string, number>();
    const weightOf = async (script: string): Promise<number> => {
      const known = weights.get(script);
      if (known !== undefined) return known;
      const weight = gzipSync(Buffer.from(await (await fetch(new URL(script, world.url))).arrayBuffer())).byteLength;
      weights.set(script, weight);
      return weight;
    };
    const weigh = async (name: string, at: string, status: number): Promise<number> => {
      const page = await fetch(`${world.url}${at}`, { headers: { cookie } });
      if (page.status !== status) throw new Error(`${at} answered ${page.status}.`);
      // What only old browsers fetch does not count.
      const scripts = [...new Set([...(await page.text()).matchAll(/<script(?![^>]*\snoModule)[^>]*\ssrc="([^"]+\.js[^"]*)"/gi)].map((found) => found[1] ?? ""))];
      const each = await Promise.all(scripts.map(async (script) => ({ script, weight: await weightOf(script) })));
      const all = each.reduce((sum, { weight }) => sum + weight, 0);
      console.log(`  ${name}: ${kB(all)} in ${each.length} scripts, the largest ${each.toSorted((a, b) => b.weight - a.weight).slice(0, 6).map(({ script, weight }) => `${path.basename(script)} ${kB(weight)}`).join(", ")}`);
      return all;
    };
    const emptiest = await weigh("emptiest page", "/there-is-nothing-here", 404);
    const against = async (name: string, at: string, goal: number): Promise<Line> => {
      const ratio = (await weigh(name, at, 200)) / emptiest;
      return { scenario: "W4", size: "production build", ours: `JavaScript of ${name}, gzip`, comparedWith: "emptiest page of the build", ratio: { median: ratio, min: ratio, max: ratio }, goal, better: "lower" };
    };
    return [await against("a list", "/portal/candidates", 1.6), await against("a conversation", `/portal/messages/${pair?.connectionId ?? ""}`, 1.9)];
  } finally {
    await owner.end();
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
