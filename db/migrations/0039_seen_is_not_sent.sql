-- Who sends has seen no more by it: their own message counts as seen once all before it was, and what they had not seen waits on. When they last saw something of the other stays; it is in the list of both again,
-- unless the other has muted it.
create or replace function app.message_marks() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update connection_participants set
    read_at = case when read_seq = new.seq - 1 then coalesce(read_at, new.sent_at) else read_at end,
    read_seq = case when read_seq = new.seq - 1 then new.seq else read_seq end,
    delivered_seq = case when delivered_seq = new.seq - 1 then new.seq else delivered_seq end,
    archived_at = null
  where connection_id = new.connection_id and user_id = new.sender_id;
  update connection_participants set archived_at = null where connection_id = new.connection_id and user_id <> new.sender_id and archived_at is not null and muted_at is null;
  return new;
end $$;
