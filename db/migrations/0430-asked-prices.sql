-- Who sorts or narrows by price reads cards, and a card says what a running sale event asks. So the product keeps what is asked of it at
-- the moment, and lists walk that: the price of the running event beside it while one runs (until now it was that of the running or
-- next one, and nobody read it), and when that turns next, for the sweep that begins and ends it.

alter table products add column event_turns_at timestamptz;

-- The sweep looks at these at once, or when their event begins.
update products set event_price_minor = null, event_turns_at = event_starts_at where event_starts_at is not null;

alter table products add column asked_minor bigint not null generated always as (least(price_minor, event_price_minor)) stored;

drop index products_by_event_end, products_cheapest, products_cheapest_in_category, products_cheapest_in_shop,
  products_dearest, products_dearest_in_category, products_dearest_in_shop;

create index products_by_event_turn on products (event_turns_at) where event_turns_at is not null;
create index products_cheapest on products (asked_minor, id) where is_listed;
create index products_dearest on products (asked_minor desc, id desc) where is_listed;
create index products_cheapest_in_category on products (category_id, asked_minor, id) where is_listed;
create index products_dearest_in_category on products (category_id, asked_minor desc, id desc) where is_listed;
create index products_cheapest_in_shop on products (shop_id, asked_minor, id) where is_listed;
create index products_dearest_in_shop on products (shop_id, asked_minor desc, id desc) where is_listed;
