-- Codes that take something off: a shop's for its own things, or the market's for all shops, with who bears it. Uses are
-- counted by guarded updates where the checkout holds its stock, and given back where that goes back on sale. What was
-- taken off stays with each line, because refunds, commission and the book work line by line.

create table coupons (
  id uuid primary key,
  -- Null for the whole market.
  shop_id uuid references shops,
  code citext not null constraint coupons_code_known check (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$'),
  kind text not null constraint coupons_kind_known check (kind in ('percent', 'fixed', 'free_shipping')),
  bps integer constraint coupons_bps_is_a_share check (bps between 1 and 10000),
  amount_minor bigint constraint coupons_amount_positive check (amount_minor > 0),
  currency text not null,
  -- Of the goods it is for: from, to; and the most it takes off.
  min_minor bigint,
  max_minor bigint,
  max_discount_minor bigint,
  -- Empty: everything of the shop, or of the market.
  product_ids uuid[] not null default '{}',
  category_ids uuid[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  max_uses integer constraint coupons_max_uses_positive check (max_uses > 0),
  max_uses_per_customer integer constraint coupons_max_uses_per_customer_positive check (max_uses_per_customer > 0),
  is_for_first_order boolean not null default false,
  is_stackable boolean not null default false,
  bearer text not null constraint coupons_bearer_known check (bearer in ('shop', 'market')),
  uses integer not null default 0,
  created_at timestamptz not null,
  deleted_at timestamptz,
  constraint coupons_kind_has_its_figure check (case kind when 'percent' then bps is not null and amount_minor is null
    when 'fixed' then amount_minor is not null and bps is null else num_nonnulls(bps, amount_minor) = 0 end),
  constraint coupons_dates_in_order check (starts_at < ends_at),
  constraint coupons_amounts_in_order check (min_minor <= max_minor),
  constraint coupons_of_shops_are_borne_by_them check (shop_id is null or bearer = 'shop'),
  -- The promise of a limited number, kept here whatever the program does.
  constraint coupons_uses_within_limit check (uses >= 0 and (max_uses is null or uses <= max_uses))
);

create unique index coupons_code_unique on coupons (code) where deleted_at is null;
create index coupons_of_shop on coupons (shop_id, created_at desc, id desc) where deleted_at is null;

-- How often a customer, known by account or by e-mail, has used one.
create table coupon_customers (
  coupon_id uuid not null references coupons,
  customer text not null,
  uses integer not null constraint coupon_customers_uses_not_negative check (uses >= 0),
  primary key (coupon_id, customer)
);

create table coupon_uses (
  id uuid primary key,
  coupon_id uuid not null references coupons,
  checkout_id uuid not null references checkouts,
  -- The shop whose coupon it is; null for the market's.
  shop_id uuid references shops,
  -- The orders it took something off that still stand; with the last of them the use is given back.
  order_ids uuid[] not null,
  customers text[] not null,
  discount_minor bigint not null,
  at timestamptz not null,
  released_at timestamptz,
  constraint coupon_uses_once_per_checkout unique (coupon_id, checkout_id)
);

create index coupon_uses_by_checkout on coupon_uses (checkout_id);

create table cart_coupons (
  cart_id uuid not null references carts on delete cascade,
  coupon_id uuid not null references coupons,
  added_at timestamptz not null,
  primary key (cart_id, coupon_id)
);

alter table checkouts
  add column discount_minor bigint not null default 0,
  add column shipping_discount_minor bigint not null default 0;
alter table orders
  -- Taken off the goods, taken off the shipping, and how much of both the market bears.
  add column discount_minor bigint not null default 0,
  add column shipping_discount_minor bigint not null default 0,
  add column market_discount_minor bigint not null default 0,
  -- [{"code": "FIRSTFIRING", "discountMinor": 1340, "bearer": "shop"}], as they stood when it was placed
  add column discounts jsonb not null default '[]',
  add constraint orders_market_bears_no_more_than_all check (market_discount_minor between 0 and discount_minor + shipping_discount_minor);
alter table order_lines
  add column discount_minor bigint not null default 0,
  add column market_discount_minor bigint not null default 0,
  drop constraint order_lines_total_adds_up,
  add constraint order_lines_total_adds_up check
    (total_minor = unit_price_minor * quantity - discount_minor + case when tax_is_added then tax_minor else 0 end),
  add constraint order_lines_market_bears_no_more_than_all check (market_discount_minor between 0 and discount_minor);

create index orders_by_email on orders (email);

-- Whether a customer, by account or by e-mail, has ordered before: in a shop, or anywhere. For areas that know no orders.
create function has_ordered(person uuid, mail citext, of_shop uuid) returns boolean language sql stable parallel safe as $$
  select exists (select from orders where person_id = person and (of_shop is null or shop_id = of_shop) and state not in ('cancelled', 'expired'))
      or exists (select from orders where email = mail and (of_shop is null or shop_id = of_shop) and state not in ('cancelled', 'expired'))
$$;

-- Whether nothing became of an order: nobody paid, it was cancelled, or all of its money went back.
create function came_to_nothing(of_order uuid) returns boolean language sql stable parallel safe as $$
  select exists (select from orders where id = of_order
    and (state in ('expired', 'cancelled') or (refunded_minor >= total_minor and total_minor > 0)))
$$;

alter table coupons enable row level security;
create policy own_shop on coupons to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
alter table coupon_uses enable row level security;
create policy own_shop on coupon_uses to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select, insert on coupons to stoa_seller;
grant update (deleted_at) on coupons to stoa_seller;
grant select on coupon_uses to stoa_seller;
