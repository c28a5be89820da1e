import { writeFile } from "node:fs/promises";
import path from "node:path";
import { statesPage } from "./states-page";

await writeFile(path.resolve(import.meta.dirname, "../docs/states.md"), statesPage());
