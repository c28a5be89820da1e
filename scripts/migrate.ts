import { migrateDatabase } from "../db/migrate";
import { ownerUrl } from "./env";

await migrateDatabase(ownerUrl());
console.log("The database is up to date.");
