-- From wish to parcel: a cart across shops, the checkout a customer pays once, and one order per shop.
-- The orders exist before any money moves.

create table carts (
  id uuid primary key,
  person_id uuid constraint carts_one_per_person unique references people,
  token_hash bytea constraint carts_token_unique unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint carts_belong_to_somebody check (num_nonnulls(person_id, token_hash) = 1)
);

create table cart_lines (
  id uuid primary key,
  cart_id uuid not null references carts on delete cascade,
  variant_id uuid not null references variants,
  shop_id uuid not null references shops,
  quantity integer not null constraint cart_lines_quantity_in_bounds check (quantity between 1 and 999),
  created_at timestamptz not null,
  constraint cart_lines_one_per_variant unique (cart_id, variant_id)
);

create table cart_shipping_choices (
  cart_id uuid not null references carts on delete cascade,
  shop_id uuid not null references shops,
  shipping_method_id uuid not null references shipping_methods,
  primary key (cart_id, shop_id)
);

create table checkouts (
  id uuid primary key,
  cart_id uuid not null,
  person_id uuid references people,
  -- Hash of the cart cookie of a guest, who may look at what they placed.
  guest_token_hash bytea,
  email citext not null,
  address jsonb not null,
  state text not null constraint checkouts_state_known check (state in ('open', 'promised', 'paid', 'expired', 'cancelled')),
  currency text not null,
  items_minor bigint not null,
  shipping_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  -- The asker's Idempotency-Key: a retry after a crash finds what it made instead of making it again.
  request_key text constraint checkouts_request_key_unique unique,
  constraint checkouts_total_adds_up check (total_minor = items_minor + shipping_minor and items_minor >= 0 and shipping_minor >= 0)
);

create index checkouts_open_by_expiry on checkouts (expires_at) where state = 'open';
create index checkouts_by_person on checkouts (person_id, placed_at desc) where person_id is not null;

create sequence order_numbers start 10001;

create table orders (
  id uuid primary key,
  number bigint not null default nextval('order_numbers') constraint orders_number_unique unique,
  checkout_id uuid not null references checkouts,
  shop_id uuid not null references shops,
  person_id uuid references people,
  email citext not null,
  address jsonb not null,
  state text not null constraint orders_state_known check
    (state in ('awaiting_payment', 'processing', 'handed_over', 'delivered', 'completed', 'cancelled', 'expired')),
  payment_method text constraint orders_payment_method_known check (payment_method in ('card', 'cash_on_delivery')),
  currency text not null,
  items_minor bigint not null,
  shipping_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  commission_minor bigint not null,
  refunded_minor bigint not null default 0,
  shipping_method_id uuid not null references shipping_methods,
  shipping_method text not null,
  expected_from timestamptz not null,
  expected_to timestamptz not null,
  hand_over_by timestamptz not null,
  carrier text not null default '',
  tracking_number text not null default '',
  cancel_reason text not null default '',
  placed_at timestamptz not null,
  handed_over_at timestamptz,
  delivered_at timestamptz,
  -- when the shop's return days are over, counted from delivery
  return_until timestamptz,
  closed_at timestamptz,
  constraint orders_total_adds_up check (total_minor = items_minor + shipping_minor),
  constraint orders_refund_within_total check (refunded_minor between 0 and total_minor),
  constraint orders_one_per_shop_and_checkout unique (checkout_id, shop_id)
);

create index orders_of_shop on orders (shop_id, placed_at desc, id desc);
create index orders_of_shop_by_state on orders (shop_id, state, placed_at desc, id desc);
create index orders_of_person on orders (person_id, placed_at desc, id desc) where person_id is not null;
create index orders_newest on orders (placed_at desc, id desc);
create index orders_by_state_newest on orders (state, placed_at desc, id desc);
create index orders_delivered_by_return on orders (return_until) where state = 'delivered';

-- How much a shop has sold, for pages of areas that know no orders.
create function shop_trade(of_shop uuid) returns table (order_count bigint, sold_minor bigint) language sql stable parallel safe as $$
  select count(*), coalesce(sum(total_minor - refunded_minor), 0)::bigint
  from orders where shop_id = of_shop and state in ('processing', 'handed_over', 'delivered', 'completed')
$$;

create table order_lines (
  id uuid primary key,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  product_id uuid not null references products,
  variant_id uuid not null references variants,
  product_slug text not null,
  title text not null,
  variant_title text not null,
  sku text not null,
  picture_id uuid references media,
  position integer not null,
  quantity integer not null constraint order_lines_quantity_positive check (quantity > 0),
  unit_price_minor bigint not null,
  total_minor bigint not null,
  tax_bps integer not null,
  tax_minor bigint not null,
  -- Frozen at sale: a later rule never touches it.
  commission_rule text not null,
  commission_bps integer not null,
  commission_minor bigint not null,
  constraint order_lines_total_adds_up check (total_minor = unit_price_minor * quantity)
);

create index order_lines_by_order on order_lines (order_id, position);
create index order_lines_by_shop_and_product on order_lines (shop_id, product_id);

create table order_history (
  id uuid primary key,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null constraint order_history_by_kind_known check (by_kind in ('customer', 'shop', 'market', 'system')),
  by_person_id uuid,
  reason text not null default ''
);

create index order_history_by_order on order_history (order_id, at);

create table checkout_history (
  id uuid primary key,
  checkout_id uuid not null references checkouts,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null constraint checkout_history_by_kind_known check (by_kind in ('customer', 'shop', 'market', 'system')),
  by_person_id uuid,
  reason text not null default ''
);

create index checkout_history_by_checkout on checkout_history (checkout_id, at);

create table tracking_updates (
  id uuid primary key,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  kind text not null constraint tracking_updates_kind_known check (kind in ('shipping', 'arrived_at_facility', 'out_for_delivery')),
  place text not null default '',
  note text not null default '',
  at timestamptz not null,
  by_person_id uuid
);

create index tracking_updates_by_order on tracking_updates (order_id, at);
