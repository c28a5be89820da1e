import { list, one, post, type RestRoute, table } from "../kernel/rest";
import { importDetail, importRowPage } from "./import-detail";
import { importPage } from "./import-list";
import { openList } from "./open-list-flow";
import { refusedRows } from "./refused-rows";
import { cancelImport, checkImport, pauseImport, resumeImport, startImport } from "./run-import";

const ofImport = { ids: { id: "importId" } } as const;

export const importRoutes: readonly RestRoute[] = [
  list("/imports", importPage, "Lists of people that you have brought, or begun to bring."),
  one("/imports/{id}", importDetail, "One list: its columns, what each is taken for, its first rows, how far it is, and what its rows came to.", { ...ofImport, rename: { importId: "id" } }),
  post("/imports", openList, "Open a list that you sent to /files. It is read and kept as a draft; nobody is looked up yet.", { rename: { importId: "id" }, creates: "imports" }),
  post("/imports/{id}/check", checkImport, "Say which column is what, by its place from 0, and have each row looked at, in the background and without effect. May be repeated with another mapping.", ofImport),
  list("/imports/{id}/rows", importRowPage, "The rows of a list with what each would come to, or came to, and why; in the order of the file.", ofImport),
  post("/imports/{id}/start", startImport, "Bring the people of a checked list, in the background. Each is looked at anew when their turn comes.", ofImport),
  post("/imports/{id}/pause", pauseImport, "Stop after the rows that are under way. What was brought stays.", ofImport),
  post("/imports/{id}/resume", resumeImport, "Go on behind the last row that is done.", ofImport),
  post("/imports/{id}/cancel", cancelImport, "End an import for good. Who was brought until then stays yours.", ofImport),
  table("/imports/{id}/refused-rows", refusedRows, "The rows that were not added, with why, as a CSV file.", ofImport),
];
