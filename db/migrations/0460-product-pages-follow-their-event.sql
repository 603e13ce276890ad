-- A product page shows the price and the countdown of its running event, and heard of quotas alone: called off, shortened or
-- given more time, an event said so in its own room only. It says it in those of its products as well.

create or replace function say_event_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object('rooms', json_build_array('event:' || new.id), 'event', 'moved')::text);
  perform pg_notify('announcements', json_build_object(
    'rooms', json_agg('product:' || of_event.product_id), 'event', 'moved')::text)
  from (select product_id, row_number() over () as place
        from (select distinct product_id from sale_event_items where event_id = new.id) products) of_event
  where 'published' in (old.state, new.state)
  group by of_event.place / 100;
  return null;
end
$$;
