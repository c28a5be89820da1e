-- The words of a message, or of a name of a file, as a search compares them: no case, no accents, and each by itself that dots, slashes, dashes and the like join. PostgreSQL would keep `Node.js`,
-- `odile@acme.com` and an address of a page as one word each, which nobody finds by a part of it.
create function app.message_words(said text) returns tsvector language sql immutable set search_path = pg_catalog, pg_temp as $$
  select to_tsvector('simple', regexp_replace(app.search_key(said), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u200b-\u200f]+', ' ', 'g'))
$$;
--> statement-breakpoint
grant execute on function app.message_words(text), app.search_key(text) to fairsplit_app;
--> statement-breakpoint
-- Every message is read once while nobody can send one: a minute or two for a million of 170 letters, on two cores.
DROP INDEX "marketplace_messages_words";--> statement-breakpoint
CREATE INDEX "marketplace_messages_with_files" ON "marketplace_messages" USING btree ("connection_id") WHERE file_count > 0 and deleted_at is null;--> statement-breakpoint
CREATE INDEX "marketplace_messages_words" ON "marketplace_messages" USING gin (app.message_words(body));
