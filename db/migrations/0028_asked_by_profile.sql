ALTER TABLE "marketplace_connections" ADD COLUMN "masked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_masked_known" CHECK ("marketplace_connections"."masked" in (0, 1));--> statement-breakpoint
grant update (masked) on marketplace_connections to fairsplit_app;
