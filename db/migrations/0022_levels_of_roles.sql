ALTER TABLE "jobs" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_level_known" CHECK ("jobs"."level" in ('entry','mid','senior','lead','executive'));