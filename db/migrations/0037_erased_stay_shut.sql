-- Whom a suspension that ended, or was lifted, had let back in after they were erased.
update users set suspended_at = coalesce(suspended_at, app.now()), suspended_until = null where email like '%@erased.invalid' and (suspended_at is null or suspended_until is not null);
--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_erased_stay_shut" CHECK ("users"."email" not like '%@erased.invalid' or ("users"."suspended_at" is not null and "users"."suspended_until" is null));
--> statement-breakpoint
-- As before, and an erased account follows no decision: what ends a suspension does not open it.
create or replace function app.moderation_in_force() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if new.kind = 'mute' then
    update users set muted_until = (select max(a.until) from moderation_actions a where a.user_id = new.user_id and a.kind = 'mute' and a.state = 'in_force') where id = new.user_id;
  elsif new.kind = 'suspend' then
    update users u set suspended_at = held.since, suspended_until = held.until
    from (select min(a.began_at) as since, case when bool_or(a.until is null) then null else max(a.until) end as until from moderation_actions a
      where a.user_id = new.user_id and a.kind = 'suspend' and a.state = 'in_force' and (a.until is null or a.until > app.now())) held
    where u.id = new.user_id and u.email not like '%@erased.invalid';
  end if;
  return null;
end $$;
