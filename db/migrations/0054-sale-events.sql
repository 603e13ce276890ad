-- Timed offers: some things of a shop at a lower price, for a while, in a fixed number. The number is held like stock: a
-- guarded update where the checkout is placed. A sale event begins and ends by the clock of the market, so no job has to
-- be on time; what lists show is kept with the product and is right by the clock as well.

create table sale_events (
  id uuid primary key,
  shop_id uuid not null references shops,
  slug text not null constraint sale_events_slug_unique unique,
  title text not null,
  text text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- drafts are nobody's business; scheduled, running and ended are told by the clock
  state text not null constraint sale_events_state_known check (state in ('draft', 'published', 'cancelled')),
  -- What becomes of a thing whose number is gone while the event runs.
  when_gone text not null constraint sale_events_when_gone_known check (when_gone in ('normal_price', 'sold_out')),
  most_per_customer integer constraint sale_events_most_per_customer_positive check (most_per_customer > 0),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sale_events_dates_in_order check (starts_at < ends_at)
);

create index sale_events_of_shop on sale_events (shop_id, starts_at desc, id desc);
create index sale_events_by_end on sale_events (ends_at) where state = 'published';

create table sale_event_pictures (
  event_id uuid not null references sale_events,
  shop_id uuid not null references shops,
  media_id uuid not null references media,
  position integer not null,
  primary key (event_id, position)
);

create table sale_event_items (
  id uuid primary key,
  event_id uuid not null references sale_events,
  shop_id uuid not null references shops,
  product_id uuid not null references products,
  variant_id uuid not null references variants,
  position integer not null,
  price_minor bigint not null constraint sale_event_items_price_positive check (price_minor > 0),
  -- What it cost beside the event when the event was published.
  normal_price_minor bigint not null,
  quota integer not null constraint sale_event_items_quota_positive check (quota > 0),
  taken integer not null default 0,
  -- Of the event, so that a basket finds its price by one index.
  is_published boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint sale_event_items_one_per_variant unique (event_id, variant_id),
  -- The promise that no more than the quota goes at this price, kept here whatever the program does.
  constraint sale_event_items_taken_within_quota check (taken between 0 and quota)
);

create index sale_event_items_of_variant on sale_event_items (variant_id, ends_at) where is_published;
create index sale_event_items_of_product on sale_event_items (product_id, ends_at) where is_published;

-- How many a customer, known by account or by e-mail, has taken.
create table sale_event_customers (
  item_id uuid not null references sale_event_items,
  customer text not null,
  taken integer not null constraint sale_event_customers_taken_not_negative check (taken >= 0),
  primary key (item_id, customer)
);

-- What orders have taken of an event, so that it can be given back.
create table sale_event_takes (
  id uuid primary key,
  item_id uuid not null references sale_event_items,
  shop_id uuid not null references shops,
  checkout_id uuid not null references checkouts,
  order_id uuid not null references orders,
  quantity integer not null constraint sale_event_takes_quantity_positive check (quantity > 0),
  customers text[] not null,
  at timestamptz not null,
  released_at timestamptz
);

create index sale_event_takes_by_order on sale_event_takes (order_id);
create index sale_event_takes_by_checkout on sale_event_takes (checkout_id);
create index sale_event_takes_by_item on sale_event_takes (item_id);

-- What a list shows without joining: the price of the next or running event and its time; nothing once all is gone.
alter table products
  add column event_price_minor bigint,
  add column event_starts_at timestamptz,
  add column event_ends_at timestamptz;
create index products_by_event_end on products (event_ends_at) where event_ends_at is not null;

alter table order_lines
  add column sale_event_item_id uuid references sale_event_items,
  -- What the thing cost beside the event; null where it was sold at that.
  add column normal_price_minor bigint;

do $$
declare shop_table text;
begin
  foreach shop_table in array array['sale_events', 'sale_event_pictures', 'sale_event_items', 'sale_event_takes'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;
grant select, insert, update on sale_events, sale_event_items to stoa_seller;
grant delete on sale_event_items to stoa_seller;
grant select, insert, delete on sale_event_pictures to stoa_seller;
grant select on sale_event_takes to stoa_seller;
