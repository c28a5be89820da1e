-- What every table stands on: the application's schema, the clock, the kind of database.
create extension if not exists btree_gist;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
-- One row, written at creation by the owner: what this database is for.
create table app.database_kind (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('production', 'demo', 'test'))
);
--> statement-breakpoint
-- The clock's offset. The row exists only where the database is for a demo or a test.
create table app.clock_offset (
  one boolean primary key default true check (one),
  shift interval not null
);
--> statement-breakpoint
create function app.clock_only_beside_demo() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from app.database_kind where kind in ('demo', 'test')) then
    raise exception 'the clock of a production database cannot be moved' using errcode = '23514', constraint = 'clock_only_beside_demo';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger clock_only_beside_demo before insert or update on app.clock_offset for each row execute function app.clock_only_beside_demo();
--> statement-breakpoint
-- The one clock, to the millisecond.
create function app.now() returns timestamptz language sql stable set timezone = 'UTC' as $$
  select date_trunc('milliseconds', clock_timestamp() + coalesce((select shift from app.clock_offset), interval '0'))
$$;
--> statement-breakpoint
create function app.move_clock(new_shift interval) returns timestamptz language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into app.clock_offset (one, shift) values (true, new_shift) on conflict (one) do update set shift = excluded.shift;
  return app.now();
end $$;
--> statement-breakpoint
-- Who acts; every write of a money state needs one.
create function app.actor() returns text language plpgsql stable as $$
declare who text := current_setting('app.actor', true);
begin
  if coalesce(who, '') = '' then
    raise exception 'no actor is set for this change' using errcode = '42501';
  end if;
  return who;
end $$;
--> statement-breakpoint
-- Every state machine of the product; the code's constant tables are compared with this one by a test.
create table app.state_transitions (
  machine text not null,
  from_state text not null,
  to_state text not null,
  primary key (machine, from_state, to_state)
);
--> statement-breakpoint
create function app.guard_transition() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state
     and not exists (select 1 from app.state_transitions t where t.machine = tg_argv[0] and t.from_state = old.state and t.to_state = new.state) then
    raise exception '% may not go from % to %', tg_argv[0], old.state, new.state
      using errcode = '23514', constraint = tg_argv[0] || '_transition', table = tg_table_name;
  end if;
  return new;
end $$;
--> statement-breakpoint
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = tg_table_name || '_append_only', table = tg_table_name;
end $$;
--> statement-breakpoint
-- One text that names a ledger account; unique, and quick to look up.
create function app.account_key(kind text, currency text, placement text, payee text) returns text language sql immutable parallel safe as
  $$ select kind || ':' || currency || ':' || coalesce(placement, '') || ':' || coalesce(payee, '') $$;
