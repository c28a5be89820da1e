-- Nobody claims, asks or submits themselves: the account of a candidate is not that of the recruiter. The person's row is locked as a foreign key locks it, before it is read: linking an
-- account takes it alone, so that of a link and a claim at once one sees the other, and the link ends what came before it. What is over may move with a merged record.
create function app.not_of_oneself() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare account text;
begin
  if tg_op = 'UPDATE' and tg_table_name = 'candidate_sourcers' then
    if new.state <> 'active' or upper(new."window") <= app.now() then
      return new;
    end if;
  elsif tg_op = 'UPDATE' then
    if new.state not in ('requested', 'signed') then
      return new;
    end if;
  end if;
  select user_id into account from candidates where id = new.candidate_id for key share;
  if account is not null and exists (select 1 from recruiters r where r.id = new.recruiter_id and r.user_id = account) then
    raise exception 'nobody represents themselves' using errcode = '23514', constraint = 'candidate_not_oneself';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger not_of_oneself before insert or update of candidate_id on candidate_sourcers for each row execute function app.not_of_oneself();
--> statement-breakpoint
create trigger not_of_oneself before insert or update of candidate_id on right_to_represent for each row execute function app.not_of_oneself();
--> statement-breakpoint
create trigger not_of_oneself before insert on applications for each row execute function app.not_of_oneself();
