-- A seller can offer a variant by plan: the same thing again, every so many days, weeks, months or years. What a plan says
-- never changes, for people have agreed to it; a seller stops offering it and offers another. A line of a basket, and then of an
-- order, names the plan it is bought by, and a checkout with such lines the means that later charges go to.

create table plans (
  id uuid primary key,
  shop_id uuid not null references shops,
  product_id uuid not null references products,
  variant_id uuid not null references variants,
  unit text not null constraint plans_unit_known check (unit in ('day', 'week', 'month', 'year')),
  every integer not null constraint plans_every_in_bounds check (every between 1 and 366),
  trial_days integer not null default 0 constraint plans_trial_days_in_bounds check (trial_days between 0 and 366),
  -- of a unit in each cycle: a price of its own, or so much less than the shelf says when somebody subscribes
  price_minor bigint constraint plans_price_not_negative check (price_minor >= 0),
  discount_bps integer constraint plans_discount_is_a_share check (discount_bps between 0 and 10000),
  -- of a unit in the first cycle that is paid; null: as every other
  first_price_minor bigint constraint plans_first_price_not_negative check (first_price_minor >= 0),
  min_cycles integer not null default 0 constraint plans_min_cycles_not_negative check (min_cycles >= 0),
  end_after integer constraint plans_end_after_positive check (end_after > 0),
  -- the units of the next cycle are kept from the shelf ahead of it
  reserves_stock boolean not null default false,
  offered_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint plans_one_way_to_price check ((price_minor is null) <> (discount_bps is null)),
  constraint plans_end_after_minimum check (end_after is null or end_after >= min_cycles)
);
create index plans_of_variant on plans (variant_id, offered_at) where withdrawn_at is null;
create index plans_of_product on plans (product_id, offered_at);
create index plans_of_shop on plans (shop_id, offered_at desc, id desc);

alter table plans enable row level security;
create policy own_shop on plans to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select, insert, update (withdrawn_at) on plans to stoa_seller;

alter table cart_lines add column plan_id uuid references plans;

alter table order_lines
  add column plan_id uuid references plans,
  -- what a unit costs in each later cycle, as the shelf says prices
  add column plan_price_minor bigint constraint order_lines_plan_price_with_plan check ((plan_id is null) = (plan_price_minor is null));

alter table checkouts
  add column payment_method_id uuid references payment_methods,
  -- a renewal comes from no cart
  alter column cart_id drop not null;

alter table market_settings
  -- by which days are counted, of the IANA database
  add column time_zone text not null default 'UTC',
  -- after which a refused renewal is tried again, each counted from the try before
  add column dunning_days integer[] not null default '{1,3,5,7}',
  add column dunning_end text not null default 'unpaid'
    constraint market_settings_dunning_end_known check (dunning_end in ('unpaid', 'cancel', 'pause'));
