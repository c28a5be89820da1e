import { moveImport } from "../../server/imports";
import { newId } from "../../server/kernel/ids";
import type { Line } from "../lib/report";
import { summary } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { richPlacement } from "../seed/holds";

const mapping = { fullName: 0, firstName: null, lastName: null, email: 1, phone: 2, linkedin: null, headline: null, location: null, currentEmployer: null, note: null };

/** Each round's people have numbers of their own: else they are those of the round before. */
const firstPhone = (round: number) => 5_000_000 + round * 100_000;

/** I1: a list brought in sets, with every rule, guard, claim, evidence and note, against a bare COPY of the same rows. */
export async function importList(stage: Stage): Promise<Line[]> {
  const { owner } = stage;
  await richPlacement(stage);
  await owner`create table if not exists bench_people (name text, email text, phone text)`;
  const size = Math.min(stage.size, 10_000);
  const ratios: number[] = [];
  for (let round = 0; round < 3; round++) {
    const importId = await checkedList(stage, round, size);
    const ours = await timed(async () => {
      for (let left = true; left; ) ({ left } = await moveImport.call(stage.ctx, { importId }));
    });
    const came = await owner<{ verdict: string; n: number }[]>`select verdict, count(*)::int as n from import_rows where import_id = ${importId} group by 1`;
    if (came.find((one) => one.verdict === "added")?.n !== size) throw new Error(`Not all of ${size} rows were added: ${JSON.stringify([came, await owner`select state, failure, cursor from imports where id = ${importId}`])}`);
    const lines = Array.from({ length: size }, (_, i) => `Person ${i}\tperson.${i}@list${round}.example.com\t+1415${String(firstPhone(round) + i)}\n`);
    const floor = await timed(async () => {
      const copy = await owner`copy bench_people from stdin`.writable();
      for (const line of lines) copy.write(line);
      await new Promise<void>((resolve, reject) => {
        copy.on("error", reject);
        copy.end(resolve);
      });
    });
    ratios.push(floor / ours);
    console.log(`  ${Math.round((size / ours) * 1_000)} rows a second, beside ${Math.round((size / floor) * 1_000)} by COPY`);
  }
  return [{ scenario: "I1", size: `${size} rows`, ours: "import of a list, every rule and guard", comparedWith: "a bare COPY of the same rows", ratio: summary(ratios), goal: 0.005, better: "higher" }];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A list as its check leaves it, and begun. */
async function checkedList(stage: Stage, round: number, size: number): Promise<string> {
  const [importId, fileId] = [newId("import"), newId("file")];
  const { owner } = stage;
  await owner`insert into files (id, uploaded_by, purpose, name, media_type, bytes, sha256, storage_key, created_at, stored_at, attached_at) select ${fileId}, user_id, 'import', 'people.csv', 'text/plain', 5, ${"0".repeat(64)}, ${fileId}, app.now(), app.now(), app.now() from recruiters limit 1`;
  await owner`insert into imports (id, recruiter_id, firm_id, started_by, file_id, file_name, source, headers, rows, mapping, state, created_at, moved_at)
    select ${importId}, id, firm_id, 'system:bench', ${fileId}, 'people.csv', 'plain', ${owner.json(["Name", "Email", "Phone"])}, ${size}, ${owner.json(mapping)}, 'checking', app.now(), app.now() from recruiters limit 1`;
  await owner`insert into import_rows (import_id, row_no, cells) select ${importId}, i + 1, jsonb_build_array('Person ' || i, 'person.' || i || ${`@list${round}.example.com`}, '+1415' || (${firstPhone(round)}::int + i)) from generate_series(1, ${size}) i`;
  for (let left = true; left; ) ({ left } = await moveImport.call(stage.ctx, { importId }));
  await owner`update imports set state = 'running', cursor = 0, policy_version = 1, started_at = app.now() where id = ${importId}`;
  await stage.settle();
  return importId;
}
