-- Money of a delivered order may rest before it is the shop's to withdraw: some days of hold, in which it stays pending, and
-- a reserve, a part of each order that stays behind some days more. Both are the market's to set, and may be another for
-- one shop; 0 is none. What was delivered before is released already.

alter table market_settings
  add column hold_days integer not null default 0 constraint market_settings_hold_days_few check (hold_days between 0 and 120),
  add column reserve_bps integer not null default 0 constraint market_settings_reserve_is_a_share check (reserve_bps between 0 and 10000),
  add column reserve_days integer not null default 0 constraint market_settings_reserve_days_few check (reserve_days between 0 and 365);

-- null: as the market
alter table shops
  add column hold_days integer constraint shops_hold_days_few check (hold_days between 0 and 120),
  add column reserve_bps integer constraint shops_reserve_is_a_share check (reserve_bps between 0 and 10000),
  add column reserve_days integer constraint shops_reserve_days_few check (reserve_days between 0 and 365);

alter table orders
  -- when the hold of a delivered order ends, and when its money became the shop's
  add column release_at timestamptz,
  add column released_at timestamptz;

update orders set release_at = delivered_at, released_at = delivered_at where delivered_at is not null;

create index orders_held on orders (release_at) where release_at is not null and released_at is null;
create index orders_held_of_shop on orders (shop_id, release_at) where release_at is not null and released_at is null;

create table order_reserves (
  order_id uuid primary key references orders,
  shop_id uuid not null references shops,
  currency text not null,
  amount_minor bigint not null constraint order_reserves_amount_positive check (amount_minor > 0),
  release_at timestamptz not null,
  released_at timestamptz
);

create index order_reserves_due on order_reserves (release_at) where released_at is null;
create index order_reserves_of_shop on order_reserves (shop_id, release_at) where released_at is null;

alter table order_reserves enable row level security;
create policy own_shop on order_reserves to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on order_reserves to stoa_seller;
