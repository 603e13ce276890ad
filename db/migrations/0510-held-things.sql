-- A seller may hold a thing until an event ends: once its quota is gone it counts as sold out, however many stand on the shelf. Pages,
-- cards, filters and feeds must say so too, each by what the event has left; this instant beside the product spares looking for
-- such an event at all the others, which are nearly all.

alter table products add column held_until timestamptz;

update products p set held_until = held.until
from (
  select i.product_id, max(i.ends_at) as until
  from sale_event_items i join sale_events e on e.id = i.event_id
  where i.is_published and e.when_gone = 'sold_out'
  group by i.product_id
) held
where held.product_id = p.id;
