-- Two things about what the audit log notes of a changed row. An amount is minor units, which nobody can read without its currency; that
-- does not change with it, so it was left out. And a note of a team about a customer was written into the log once more, which is never
-- changed, so that it stayed when the note was erased: it says from now on that there was one, as of messages.

create or replace function note_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  said text[] := case tg_table_name when 'messages' then '{body}' when 'team_notes' then '{body}' when 'chat_files' then '{name}' else '{}' end;
  currency text := coalesce(new_row ->> 'currency', old_row ->> 'currency');
  before jsonb;
  after jsonb;
begin
  select coalesce(jsonb_object_agg(key, value), '{}') into before from jsonb_each(old_row) where new_row -> key is distinct from value;
  select coalesce(jsonb_object_agg(key, value), '{}') into after from jsonb_each(new_row) where old_row -> key is distinct from value;
  if before <> after then
    insert into audit_changes (change) values (jsonb_build_object(
      'table', tg_table_name, 'id', coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'shop_id', old_row ->> 'shop_id', ''),
      'before', masked(before) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(before) key where key = any(said)),
      'after', masked(after) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(after) key where key = any(said)))
      || case when currency is null then '{}' else jsonb_build_object('currency', currency) end);
  end if;
  return null;
end $$;

-- Whose author is erased: their name goes.
create index team_notes_of_author on team_notes (author_id);

-- In which language somebody reads: a line of a list says "Picture" in it. A shop may not read people, and has no need to for this.
create function language_of(reader uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select language from people where id = reader
$$;
