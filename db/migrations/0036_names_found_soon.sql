-- By words of a firm's own book alone, in a tenth of the reading that the other kind of index took for a book of 100,000.
create extension if not exists btree_gin;
--> statement-breakpoint
DROP INDEX "candidate_dossiers_by_name";
--> statement-breakpoint
CREATE INDEX "candidate_dossiers_by_name" ON "candidate_dossiers" USING gin ("firm_id","full_name" gin_trgm_ops);
