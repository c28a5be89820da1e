import type { Line } from "../lib/report";
import type { Stage } from "../lib/stage";
import { claimRace } from "./claim-race";
import { conversation } from "./conversation";
import { findPeople } from "./find-people";
import { importList } from "./import-list";
import { listOverHttp } from "./list-over-http";
import { messageInsert } from "./message-insert";
import { moves } from "./moves";
import { pageWeight } from "./page-weight";
import { posting } from "./posting";
import { release } from "./release";
import { soak } from "./soak";
import { soakKilled } from "./soak-killed";
import { sweep } from "./sweep";

/** One comparison. `once`: its size is its own, so that it runs at one size of the stage; `limitMs`: how long it may take, if longer than the others. */
export type Scenario = { name: string; run(stage: Stage): Promise<Line[]>; once?: true; limitMs?: number };

/** What is measured, in this order. */
export const scenariosOf = (of: { root: string; quick: boolean }): readonly Scenario[] => [
  { name: "claims", run: claimRace },
  { name: "posting", run: posting },
  { name: "sweep", run: sweep },
  { name: "release", run: release },
  { name: "import", run: importList },
  { name: "people", run: findPeople, once: true },
  { name: "lists", run: (stage) => listOverHttp({ ...stage, root: of.root }) },
  { name: "weight", run: () => pageWeight(of), once: true },
  { name: "insert", run: messageInsert, once: true },
  { name: "talk", run: () => conversation(of), once: true },
  { name: "moves", run: () => moves(of), once: true },
  // Three loads of a minute each, of which the first takes as long as the machine needs for it.
  { name: "soak", run: () => soak(of), once: true, limitMs: 900_000 },
  { name: "soak-killed", run: () => soakKilled(of), once: true, limitMs: 900_000 },
];
