// Proves that an app killed with kill -9 in the middle of an import brings, once started again, every row of the list once: none twice, none lost. Reached: the kill comes
// when some rows are in and some are not. It would miss other points of the same path; the crash test walks those.
import { expect, test } from "@playwright/test";
import { moveClock } from "../support/clock";
import { signInByPassword } from "../support/http-person";
import { type OwnWorld, startOwnWorld } from "../support/own-world";

let world: OwnWorld;
test.beforeAll(async () => {
  world = await startOwnWorld({ seed: "people" });
});
test.afterAll(() => world.stop());

const size = 10_000;

test("killed in the middle of an import, every row is brought once", async () => {
  test.slow();
  const [maya, daniel, admin] = [await signInByPassword(world, "maya"), await signInByPassword(world, "daniel"), await signInByPassword(world, "ruth")];
  const csv = `First Name,Last Name,Email Address,Profile URL,Current Title\n${Array.from({ length: size }, (_, i) => `Ann,Number ${i},ann.${i}@killed.example.com,https://www.linkedin.com/in/ann-number-${i},Engineer`).join("\n")}`;
  const sent = (await (await maya.go("/api/files?purpose=import&name=recruiter.csv", { method: "POST", body: csv })).json()) as { data: { fileId: string } };
  const { importId } = await maya.api.imports.open.mutate({ fileId: sent.data.fileId });
  const { mapping, source } = await maya.api.imports.detail.query({ importId });
  expect(source).toBe("linkedin");
  await maya.api.imports.check.mutate({ importId, mapping });
  const detail = () => maya.api.imports.detail.query({ importId });
  await expect.poll(async () => (await detail()).state, { timeout: 180_000 }).toBe("checked");
  await maya.api.imports.start.mutate({ importId });
  await expect.poll(async () => (await detail()).counts.added, { timeout: 60_000, intervals: [50] }).toBeGreaterThan(0);
  await world.restartApp("SIGKILL");

  const after = await detail();
  expect(after.counts.added, "killed before the end").toBeLessThan(size);
  // Others work while it goes on.
  await daniel.api.sourcing.addCandidate.mutate({ fullName: "Somebody Else", email: "somebody@killed-elsewhere.example.com" });
  await moveClock(admin, { hours: 1 });
  await expect.poll(async () => (await detail()).state, { timeout: 240_000 }).toBe("done");
  const { counts } = await detail();
  expect(counts).toMatchObject({ added: size, new: 0, refused: 0, yours: 0, same: 0 });
  const ids = new Set<string>();
  for (let next: number | null = 0; next !== null; ) {
    const page: Awaited<ReturnType<typeof maya.api.imports.rows.query>> = await maya.api.imports.rows.query({ importId, after: next });
    for (const row of page.rows) ids.add(row.candidateId ?? "");
    next = page.next;
  }
  expect(ids.size, "each row is a person of its own").toBe(size);
  expect(await daniel.api.sourcing.check.query({ email: `ann.${size - 1}@killed.example.com` })).toMatchObject({ state: "protected" });
});
