-- Pages of products and sale events move when somebody else buys. The rows say so themselves, after the commit and on the
-- channel every realtime process hears: a checkout has no statement to spare for it. A page says how many are left only when
-- they are few, so of stock only what is few or was is told.

create function say_stock_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object('rooms', json_build_array('product:' || moved.product_id), 'event', 'moved')::text)
  from (
    select distinct now.product_id from now join before on before.id = now.id
    where now.on_hand - now.reserved <> before.on_hand - before.reserved
      and least(now.on_hand - now.reserved, before.on_hand - before.reserved) <= 10) moved;
  return null;
end
$$;
create trigger variants_say_moved after update on variants
  referencing old table as before new table as now for each statement execute function say_stock_moved();

create function say_quota_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object(
    'rooms', json_build_array('event:' || moved.event_id, 'product:' || moved.product_id), 'event', 'moved')::text)
  from (
    select distinct now.event_id, now.product_id from now join before on before.id = now.id
    where (now.taken, now.quota) <> (before.taken, before.quota)) moved;
  return null;
end
$$;
create trigger sale_event_items_say_moved after update on sale_event_items
  referencing old table as before new table as now for each statement execute function say_quota_moved();

-- Called off, shortened, given more time: the countdown follows.
create function say_event_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object('rooms', json_build_array('event:' || new.id), 'event', 'moved')::text);
  return null;
end
$$;
create trigger sale_events_say_moved after update on sale_events for each row
  when ((old.state, old.starts_at, old.ends_at) is distinct from (new.state, new.starts_at, new.ends_at))
  execute function say_event_moved();
