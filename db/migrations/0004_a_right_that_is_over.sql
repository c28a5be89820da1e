ALTER TABLE "right_to_represent" DROP CONSTRAINT "right_to_represent_state_known";--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_state_known" CHECK ("right_to_represent"."state" in ('requested','signed','declined','withdrawn','revoked','ended'));--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values ('right_to_represent', 'requested', 'ended'), ('right_to_represent', 'signed', 'ended');
