import type { World } from "./world";

/** Has the database's clock stand still at an instant until it is set again: then a test knows the time of everything. */
export async function standingClock(world: World, start: number): Promise<(at: number) => Promise<void>> {
  await world.database.ownerSql.unsafe(`
    create table app.standing_clock (at timestamptz not null);
    insert into app.standing_clock values ('${new Date(start).toISOString()}');
    grant select on app.standing_clock to public;
    create or replace function app.now() returns timestamptz language sql stable security definer set timezone = 'UTC' as $f$ select at from app.standing_clock $f$;`);
  return async (at) => void (await world.database.ownerSql`update app.standing_clock set at = ${new Date(at).toISOString()}::timestamptz`);
}
