-- A shop cannot reach another shop's rows, because the database refuses. Requests at the seller's door run as the role
-- stoa_seller with stoa.shop_id set for the transaction; the role is granted only what a shop works with, and row
-- policies let it see and write its own rows alone.

do $$
begin
  create role stoa_seller nologin;
exception
  -- roles belong to the whole server: another database, perhaps at this very moment, made it first
  when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  execute format('grant stoa_seller to %I', current_user);
exception
  when insufficient_privilege then
    raise exception 'the database user % must be a member of the role stoa_seller', current_user;
end $$;

create function current_shop_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('stoa.shop_id', true), '')::uuid $$;

grant usage on schema public to stoa_seller;
grant select on market_settings, categories, tax_rates to stoa_seller;

do $$
declare shop_table text;
begin
  foreach shop_table in array array[
    'shop_members', 'shop_history', 'shipping_methods', 'products', 'product_history', 'product_pictures', 'variants', 'reviews',
    'orders', 'order_lines', 'order_history', 'tracking_updates', 'refunds', 'ledger_accounts', 'ledger_postings', 'ledger_entries', 'media'
  ] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

-- What the market keeps about a shop is the market's.
alter policy own_shop on ledger_accounts using (shop_id = current_shop_id() and owner = 'shop') with check (shop_id = current_shop_id() and owner = 'shop');

alter table shops enable row level security;
create policy own_shop on shops to stoa_seller using (id = current_shop_id()) with check (id = current_shop_id());

grant select on shops, shop_members, shop_history, shipping_methods, products, product_history, product_pictures, variants, reviews, orders,
  order_lines, order_history, tracking_updates, refunds, ledger_accounts, ledger_postings, ledger_entries, media to stoa_seller;
grant update (name, tagline, story, city, country, logo_id, banner_id, return_days, accepts_cash) on shops to stoa_seller;
grant insert, update on shipping_methods, products, variants, media to stoa_seller;
grant insert, delete on product_pictures to stoa_seller;
grant insert on product_history, order_history, tracking_updates to stoa_seller;
grant update (state, carrier, tracking_number, cancel_reason, handed_over_at, delivered_at, return_until, closed_at) on orders to stoa_seller;
