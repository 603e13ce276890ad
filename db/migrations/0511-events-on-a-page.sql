-- Everything that runs stands on a page of its own, the first to end first, and what is to come below it, the first to begin first;
-- a shop's page shows what runs there. Each of these lists walks an index.

drop index sale_events_by_end;
create index sale_events_by_end on sale_events (ends_at, id) where state = 'published';
create index sale_events_by_start on sale_events (starts_at, id) where state = 'published';
create index sale_events_of_shop_by_end on sale_events (shop_id, ends_at, id) where state = 'published';
