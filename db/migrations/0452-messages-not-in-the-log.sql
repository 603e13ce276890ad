-- What people write to each other was written into the audit log once more: with every message of a shop or the market, and, with all
-- that it took away, by the very act that erased somebody's words. The log is never changed, so such a copy stays for ten years. It
-- says from now on that a message was written, changed or emptied, and by whom, and not what it says.

create or replace function note_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  said text[] := case tg_table_name when 'messages' then '{body}' when 'chat_files' then '{name}' else '{}' end;
  before jsonb;
  after jsonb;
begin
  select coalesce(jsonb_object_agg(key, value), '{}') into before from jsonb_each(old_row) where new_row -> key is distinct from value;
  select coalesce(jsonb_object_agg(key, value), '{}') into after from jsonb_each(new_row) where old_row -> key is distinct from value;
  if before <> after then
    insert into audit_changes (change) values (jsonb_build_object(
      'table', tg_table_name, 'id', coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'shop_id', old_row ->> 'shop_id', ''),
      'before', masked(before) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(before) key where key = any(said)),
      'after', masked(after) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(after) key where key = any(said))));
  end if;
  return null;
end $$;
