-- Tax by place: a country, a region of it or the beginning of a postal code, for every shop or for one that is the seller
-- and taxed in its own way. Whether prices include it is a setting of the market; whatever it says, what an order keeps as
-- its amounts is what the customer pays, with the tax inside. Rate and reason are frozen with the line.

create table tax_rules (
  id uuid primary key,
  -- Null for every shop.
  shop_id uuid references shops,
  -- '' everywhere, 'PT' a country, 'US-CA' a region, 'PT:95' postal codes that begin so; the narrowest decides.
  place text not null constraint tax_rules_place_known check (place ~ '^([A-Z]{2}(-[A-Z0-9]{1,3}|:[A-Z0-9][A-Z0-9 -]{0,9})?)?$'),
  tax_category text not null,
  bps integer not null constraint tax_rules_bps_is_a_share check (bps between 0 and 10000),
  name text not null default '',
  updated_at timestamptz not null,
  constraint tax_rules_one_per_place unique nulls not distinct (shop_id, place, tax_category)
);

insert into tax_rules (id, place, tax_category, bps, updated_at)
select gen_random_uuid(), country, tax_category, bps, 'epoch' from tax_rates;
drop table tax_rates;

create trigger tax_rules_changed after insert or update or delete on tax_rules
for each statement execute function announce_settings_change();

alter table market_settings add column prices_include_tax boolean not null default true;

-- Where a cart is to go, as far as its holder has said; the market's own country until then.
alter table carts
  add column country text,
  add column region text not null default '',
  add column postal_code text not null default '',
  add column tax_number text not null default '';

alter table checkouts
  add column tax_number text not null default '',
  add column prices_include_tax boolean not null default true,
  add column shipping_tax_minor bigint not null default 0;
alter table orders
  add column tax_number text not null default '',
  add column prices_include_tax boolean not null default true,
  add column shipping_tax_minor bigint not null default 0;
update orders o set shipping_tax_minor = tax_minor - (select coalesce(sum(l.tax_minor), 0) from order_lines l where l.order_id = o.id);
update checkouts c set shipping_tax_minor = (select coalesce(sum(o.shipping_tax_minor), 0) from orders o where o.checkout_id = c.id);

alter table order_lines
  add column tax_reason text not null default 'rule' constraint order_lines_tax_reason_known check (tax_reason in ('rule', 'no_rule', 'reverse_charge')),
  -- The tax came on top of the price, and was not inside it.
  add column tax_is_added boolean not null default false,
  drop constraint order_lines_total_adds_up,
  add constraint order_lines_total_adds_up check
    (total_minor = unit_price_minor * quantity + case when tax_is_added then tax_minor else 0 end);
