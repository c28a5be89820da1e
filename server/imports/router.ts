import { mutation, reading, router } from "../kernel/trpc";
import { importDetail, importRowList, importRowPage } from "./import-detail";
import { importList, importPage } from "./import-list";
import { openList } from "./open-list-flow";
import { refusedRows } from "./refused-rows";
import { cancelImport, checkImport, pauseImport, resumeImport, startImport } from "./run-import";

export const importsRouter = router({
  list: reading(importList),
  page: reading(importPage),
  detail: reading(importDetail),
  rows: reading(importRowList),
  rowPage: reading(importRowPage),
  refused: reading(refusedRows),
  open: mutation(openList),
  check: mutation(checkImport),
  start: mutation(startImport),
  pause: mutation(pauseImport),
  resume: mutation(resumeImport),
  cancel: mutation(cancelImport),
});
