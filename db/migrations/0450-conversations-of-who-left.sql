-- A conversation belongs to who answers it, and its mails go to nobody else. Who can come in no more answers nothing: what was theirs
-- waits for everybody again, or a customer would wait for ever. Leaving a shop is an act of the program, which says it (`member.left`);
-- that an account is disabled or somebody runs the market no more is done in the database alone, so the rows see to it themselves.

create index conversations_assigned on conversations (assigned_to) where assigned_to is not null;

create function give_back_conversations() returns trigger language plpgsql as $$
declare
  who uuid := case tg_table_name when 'people' then to_jsonb(new) ->> 'id' else to_jsonb(old) ->> 'person_id' end;
  given record;
begin
  for given in
    update conversations c set assigned_to = null, assigned_name = ''
    where c.assigned_to = who and (tg_table_name = 'people' or c.kind <> 'shop')
    returning c.id, c.kind, c.shop_id
  loop
    -- The rooms of shopRoom and operatorsRoom (server/realtime/rooms.ts).
    perform pg_notify('announcements', json_build_object(
      'rooms', json_build_array(case when given.kind = 'shop' then 'shop:' || given.shop_id else 'operators' end),
      'event', 'changed', 'content', json_build_object('kind', 'conversation', 'id', given.id))::text);
  end loop;
  return null;
end
$$;
create trigger people_give_back_conversations after update of disabled_at on people for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function give_back_conversations();
create trigger operators_give_back_conversations after delete on operators for each row execute function give_back_conversations();

-- What has been stuck so far.
update conversations c set assigned_to = null, assigned_name = ''
where c.assigned_to is not null and not exists (
  select from people p where p.id = c.assigned_to and p.disabled_at is null
    and case when c.kind = 'shop' then exists (select from shop_members m where m.shop_id = c.shop_id and m.person_id = p.id)
             else exists (select from operators o where o.person_id = p.id) end);
