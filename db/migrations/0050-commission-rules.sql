-- What the market keeps of a sale, said in one place: an ordered list of rules, of which the first that fits a line
-- decides, and the market's own rate where none does. A shop's own rate, until now a column of the shop, becomes such a
-- rule, so that there is one way to say it. The fee may be taxed itself, and its tax is frozen with it.

create table commission_rules (
  id uuid primary key,
  position integer not null,
  name text not null default '',
  -- Every condition that is given must hold.
  shop_id uuid references shops,
  category_id uuid references categories,
  product_id uuid references products,
  -- The price of one unit: from the one amount, below the other.
  from_minor bigint,
  below_minor bigint,
  -- Amounts are of one currency, and then the rule is for sales in it alone.
  currency text,
  bps integer not null constraint commission_rules_bps_is_a_share check (bps between 0 and 10000),
  -- For every unit.
  fixed_minor bigint not null default 0 constraint commission_rules_fixed_not_negative check (fixed_minor >= 0),
  minimum_minor bigint constraint commission_rules_minimum_not_negative check (minimum_minor >= 0),
  cap_minor bigint constraint commission_rules_cap_not_negative check (cap_minor >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Orders remember the rule they were sold under, so it stays here when it is taken out of the list.
  removed_at timestamptz,
  constraint commission_rules_band_in_order check (below_minor > from_minor),
  constraint commission_rules_minimum_within_cap check (minimum_minor <= cap_minor),
  constraint commission_rules_amounts_have_a_currency check
    (currency is not null or (fixed_minor = 0 and num_nonnulls(from_minor, below_minor, minimum_minor, cap_minor) = 0))
);

create index commission_rules_in_order on commission_rules (position, id) where removed_at is null;

create trigger commission_rules_changed after insert or update or delete on commission_rules
for each statement execute function announce_settings_change();

insert into commission_rules (id, position, name, shop_id, bps, created_at, updated_at)
select gen_random_uuid(), row_number() over (order by name, id), name, id, commission_bps, applied_at, applied_at
from shops where commission_bps is not null;

alter table order_lines
  add column commission_rule_id uuid references commission_rules,
  add column commission_tax_minor bigint not null default 0;
update order_lines l set commission_rule_id = r.id from commission_rules r where r.shop_id = l.shop_id and l.commission_rule = 'shop';
alter table order_lines drop column commission_rule;

alter table orders add column commission_tax_minor bigint not null default 0;
alter table shops drop column commission_bps;

alter table market_settings add column commission_tax_bps integer not null default 0
  constraint market_settings_commission_tax_is_a_share check (commission_tax_bps between 0 and 10000);
