-- A shop is told when little is left of a thing, once per fall. What counts as little is said per variant or for the whole
-- shop; the number that holds is kept with the variant, so that whether it is low is a matter of its own row and has an index.
-- Selling costs no statement for it: the row says so itself, and a sweep looks at what fell.

alter table shops add column low_stock_at integer not null default 3 check (low_stock_at between 0 and 100000);
grant update (low_stock_at) on shops to stoa_seller;

alter table variants
  -- what the shop says of this one; null is as the shop has it
  add column low_stock_own integer check (low_stock_own between 0 and 100000),
  -- what holds
  add column low_stock_at integer not null default 3,
  -- it was above since the shop was last told, so that the next fall is told
  add column low_stock_armed boolean not null default true;

alter table variants add column is_low boolean not null generated always as (on_hand - reserved <= low_stock_at) stored;

-- What is low already did not fall today.
update variants set low_stock_armed = false where is_low;
alter table variants alter column low_stock_armed set default false;

create index variants_low on variants (shop_id, product_id) where is_low and removed_at is null;
create index variants_fallen on variants (id) where is_low and low_stock_armed;

create function find_low_stock() returns trigger language plpgsql as $$
begin
  new.low_stock_at := coalesce(new.low_stock_own, (select s.low_stock_at from shops s where s.id = new.shop_id));
  return new;
end
$$;
create trigger variant_finds_low_stock before insert or update of low_stock_own on variants
  for each row execute function find_low_stock();

-- Runs after the one above, for triggers run by their names.
create function arm_low_stock() returns trigger language plpgsql as $$
begin
  new.low_stock_armed := true;
  return new;
end
$$;
create trigger variant_is_armed before insert or update on variants
  for each row when (not new.low_stock_armed and new.on_hand - new.reserved > new.low_stock_at) execute function arm_low_stock();

-- Locked in the order in which checkouts lock them.
create function pass_low_stock_on() returns trigger language plpgsql as $$
begin
  perform from variants where shop_id = new.id and low_stock_own is null order by id for no key update;
  update variants set low_stock_at = new.low_stock_at where shop_id = new.id and low_stock_own is null;
  return null;
end
$$;
create trigger shop_passes_low_stock_on after update of low_stock_at on shops
  for each row when (old.low_stock_at <> new.low_stock_at) execute function pass_low_stock_on();
