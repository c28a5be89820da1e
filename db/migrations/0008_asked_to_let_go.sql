CREATE TABLE "claim_release_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"note" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "claim_release_requests_answer_known" CHECK ("claim_release_requests"."answer" in ('released','kept')),
	CONSTRAINT "claim_release_requests_answered" CHECK (("claim_release_requests"."answer" is null) = ("claim_release_requests"."answered_at" is null) and ("claim_release_requests"."note" is not null) = ("claim_release_requests"."answer" is not distinct from 'kept'))
);
--> statement-breakpoint
ALTER TABLE "claim_release_requests" ADD CONSTRAINT "claim_release_requests_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_release_requests_one_open" ON "claim_release_requests" USING btree ("claim_id") WHERE answer is null;--> statement-breakpoint
CREATE INDEX "claim_release_requests_of_claim" ON "claim_release_requests" USING btree ("claim_id","asked_at");--> statement-breakpoint
-- What was asked stays as it was asked; an answer is given once.
create function app.release_request_answered() returns trigger language plpgsql as $$
begin
  if old.answer is not null or (new.id, new.claim_id, new.reason, new.asked_at) is distinct from (old.id, old.claim_id, old.reason, old.asked_at) then
    raise exception 'a request for release is answered once' using errcode = '23514', constraint = 'release_request_answered';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger release_request_answered before update on claim_release_requests for each row execute function app.release_request_answered();
--> statement-breakpoint
create trigger claim_release_requests_no_delete before delete on claim_release_requests for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger claim_release_requests_no_truncate before truncate on claim_release_requests for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update on claim_release_requests to fairsplit_app;
