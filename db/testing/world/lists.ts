import { openList } from "@/server/imports/open-list-flow";
import { importDetail } from "@/server/imports/import-detail";
import { moveImport } from "@/server/imports/move-import";
import { checkImport, startImport } from "@/server/imports/run-import";
import { receiveFile } from "@/server/files";
import type { Ctx } from "@/server/kernel/command";
import type { Recruiter } from "./people";

/** A plain list of so many strangers. */
export const peopleList = (tag: string, count: number): string => `Name,Email\n${Array.from({ length: count }, (_, i) => `Person ${i},person.${i}@${tag}.example.com`).join("\n")}`;

/** Moves an import until nothing is left to do in its present pass. Out: how many sets that took. */
export async function moveAll(system: Ctx, importId: string): Promise<number> {
  for (let sets = 1; ; sets++) if (!(await moveImport.call(system, { importId })).left) return sets;
}

/** A list that somebody has sent, with its columns as their names tell. Needs a store for files. */
export async function openedList(who: Recruiter, csv: string): Promise<string> {
  const { fileId } = await receiveFile.call(who.ctx, { purpose: "import", name: "people.csv", bytes: new TextEncoder().encode(csv) });
  return (await openList.call(who.ctx, { fileId })).importId;
}

/** A list whose rows have been looked at. */
export async function checkedList(system: Ctx, who: Recruiter, csv: string): Promise<string> {
  const importId = await openedList(who, csv);
  const { mapping } = await importDetail.call(who.ctx, { importId });
  await checkImport.call(who.ctx, { importId, mapping });
  await moveAll(system, importId);
  return importId;
}

/** A list that is about to be brought. */
export async function startedList(system: Ctx, who: Recruiter, csv: string): Promise<string> {
  const importId = await checkedList(system, who, csv);
  await startImport.call(who.ctx, { importId });
  return importId;
}
